package dev.roost.node.kit;

import dev.roost.node.api.AllowQuestion;
import dev.roost.node.api.InitReport;
import dev.roost.node.api.InitRequest;
import dev.roost.node.api.JoinReport;
import dev.roost.node.api.JoinRequest;
import dev.roost.node.api.KeepReport;
import dev.roost.node.api.KeepRequest;
import dev.roost.node.api.NodeEvent;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.Observer;
import dev.roost.node.api.PairReport;
import dev.roost.node.api.PairRequest;
import dev.roost.node.api.RestoreReport;
import dev.roost.node.api.RestoreRequest;
import dev.roost.node.app.LocalControl;
import dev.roost.node.app.Node;
import dev.roost.node.app.NodeSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A member and a storage device in this process, paired over the loopback interface by a typed address. */
public final class PairedNodes implements AutoCloseable {
    private static final long SECONDS_MAX = 60;

    public final LocalControl member;
    public final LocalControl storage;
    public final InitReport memberMade;
    public final InitReport storageMade;
    public final NodeEvent.Code code;
    public final PairReport paired;
    public final JoinReport joined;

    /** What happens while the member is alone. */
    @FunctionalInterface
    public interface Alone {
        void happens(LocalControl member) throws Exception;
    }

    public PairedNodes(Path place, String memberName, String storageName, Alone alone) throws Exception {
        member = open(place.resolve("member"));
        storage = open(place.resolve("storage"));
        memberMade = member.init(new InitRequest(Optional.of(memberName), "member"));
        storageMade = storage.init(new InitRequest(Optional.of(storageName), "storage"));
        alone.happens(member);
        int port = member.node().run();
        storage.node().run();
        Yes host = new Yes();
        CompletableFuture<PairReport> pairing = CompletableFuture.supplyAsync(() -> {
            try {
                return member.pair(new PairRequest(Optional.of("storage")), host);
            } catch (NodeException e) {
                throw new IllegalStateException(e.sentence(), e);
            }
        });
        code = host.code.get(SECONDS_MAX, TimeUnit.SECONDS);
        joined = storage.join(
                new JoinRequest(code.code(), Optional.of("127.0.0.1:" + port), Optional.of("storage")), new Yes());
        paired = pairing.get(SECONDS_MAX, TimeUnit.SECONDS);
    }

    public static LocalControl open(Path home) throws IOException {
        InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return new LocalControl(Node.open(new NodeSettings(home, Optional.of(loopback), false), "roost-test"));
    }

    public KeepReport keep(Path folder, boolean hold) throws NodeException {
        return member.keep(new KeepRequest(List.of(folder.toUri().toASCIIString()), true, hold, true), Observer.NONE);
    }

    public RestoreReport restore(Path folder) throws NodeException {
        return member.restore(new RestoreRequest(folder.toUri().toASCIIString(), List.of()), Observer.NONE);
    }

    @Override
    public void close() {
        member.close();
        storage.close();
    }

    /** Says yes, and remembers the code. */
    private static final class Yes implements Observer {
        final CompletableFuture<NodeEvent.Code> code = new CompletableFuture<>();

        @Override
        public void happened(NodeEvent event) {
            if (event instanceof NodeEvent.Code shown) {
                code.complete(shown);
            }
        }

        @Override
        public boolean allow(AllowQuestion question) {
            return true;
        }
    }
}
