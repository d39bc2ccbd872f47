package dev.roost.node.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roost.node.api.InitRequest;
import dev.roost.node.api.NodeControl;
import dev.roost.node.api.NodeEvent;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.Observer;
import dev.roost.node.api.PairRequest;
import dev.roost.node.app.NodeSettings;
import dev.roost.node.app.SystemTime;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever waits for a command of another process can stop it, also while nothing happens in it. */
@Timeout(60)
class RemoteCancelTest {
    @TempDir
    private Path folder;

    /** Changes its mind once the code is there. */
    private static final class Hesitant implements Observer {
        private volatile boolean coded;

        @Override
        public void happened(NodeEvent event) {
            if (event instanceof NodeEvent.Code) {
                coded = true;
            }
        }

        @Override
        public boolean cancelled() {
            return coded;
        }
    }

    @Test
    void aCodeThatIsTakenBackOpensNoDoorAnyMore() throws Exception {
        NodeSettings settings = new NodeSettings(
                folder.resolve("home"), Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)), false);
        try (NodeControl node = HomeConnection.open(settings, "roost-test", new SystemTime());
                NodeControl attached = HomeConnection.open(settings, "roost-test", new SystemTime())) {
            node.init(new InitRequest(Optional.of("ann"), "member"));
            PairRequest storage = new PairRequest(Optional.of("storage"));
            NodeException here = catchThrowableOfType(NodeException.class, () -> node.pair(storage, new Hesitant()));
            NodeException there =
                    catchThrowableOfType(NodeException.class, () -> attached.pair(storage, new Hesitant()));
            assertThat(there.code()).isEqualTo(here.code());
            assertThat(there.sentence()).isEqualTo(here.sentence());
        }
    }
}
