package dev.roost.gui.kit;

import dev.roost.node.api.AllowQuestion;
import dev.roost.node.api.JoinRequest;
import dev.roost.node.api.NodeEvent;
import dev.roost.node.api.Observer;
import dev.roost.node.api.PairRequest;
import dev.roost.node.app.LocalControl;
import dev.roost.node.app.Node;
import dev.roost.node.app.NodeSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A second device in this process, on the loopback interface, whose person says yes to everything. */
public final class Neighbour implements AutoCloseable {
    private static final long SECONDS_MAX = 40;

    public final LocalControl control;
    public final int port;

    public Neighbour(Path home) throws IOException {
        control = new LocalControl(Node.open(settings(home), "roost-test"));
        port = control.node().run();
    }

    /** Everything stays on this computer, and nothing is said on the network. */
    public static NodeSettings settings(Path home) {
        return new NodeSettings(home, Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)), false);
    }

    /** Types the code that another device shows. */
    public CompletableFuture<AllowQuestion> join(String code, int hostPort) {
        Yes yes = new Yes();
        inThread(
                () -> control.join(new JoinRequest(code, Optional.of("127.0.0.1:" + hostPort), Optional.empty()), yes));
        return yes.asked;
    }

    /** Shows a code, and returns it. */
    public String pair(String role) throws Exception {
        Yes yes = new Yes();
        inThread(() -> control.pair(new PairRequest(Optional.of(role)), yes));
        return yes.code.get(SECONDS_MAX, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        control.close();
    }

    /** What a test sets going. */
    private interface Errand {
        void run() throws Exception;
    }

    private static void inThread(Errand errand) {
        Thread thread = new Thread(
                () -> {
                    try {
                        errand.run();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                "test-neighbour");
        thread.setDaemon(true);
        thread.start();
    }

    /** Says yes to everything. */
    public static final class Yes implements Observer {
        final CompletableFuture<String> code = new CompletableFuture<>();
        final CompletableFuture<AllowQuestion> asked = new CompletableFuture<>();

        @Override
        public void happened(NodeEvent event) {
            if (event instanceof NodeEvent.Code shown) {
                code.complete(shown.code());
            }
        }

        @Override
        public boolean allow(AllowQuestion question) {
            asked.complete(question);
            return true;
        }
    }
}
