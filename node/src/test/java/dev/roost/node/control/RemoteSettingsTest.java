package dev.roost.node.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roost.node.api.InitRequest;
import dev.roost.node.api.KeepRequest;
import dev.roost.node.api.NodeControl;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.Observer;
import dev.roost.node.app.NodeSettings;
import dev.roost.node.app.SystemTime;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be changed about a device can be changed from another process too. */
class RemoteSettingsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void aNameAndAFolderAreChangedThroughTheSocket() throws Exception {
        NodeSettings settings = new NodeSettings(
                folder.resolve("home"), Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)), false);
        String pictures = Files.createDirectories(folder.resolve("Köln"))
                .toRealPath()
                .toUri()
                .toASCIIString();
        try (NodeControl node = HomeConnection.open(settings, "roost-test", new SystemTime());
                NodeControl attached = HomeConnection.open(settings, "roost-test", new SystemTime())) {
            assertThat(attached).isInstanceOf(RemoteControl.class);
            node.init(new InitRequest(Optional.of("ann"), "member"));
            assertThat(attached.rename("Küche").name()).isEqualTo("Küche");
            assertThat(node.device().name()).isEqualTo("Küche");
            attached.keep(new KeepRequest(List.of(pictures), false, true, false), Observer.NONE);
            assertThat(attached.folders().folders()).singleElement().returns(true, f -> f.watched());
            assertThat(attached.stopWatching(pictures).folders())
                    .singleElement()
                    .returns(false, f -> f.watched());
            assertThat(catchThrowableOfType(NodeException.class, () -> attached.stopWatching(pictures)))
                    .returns("not-watched", NodeException::code);
        }
    }
}
