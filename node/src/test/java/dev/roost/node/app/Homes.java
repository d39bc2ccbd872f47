package dev.roost.node.app;

import dev.roost.node.api.InitRequest;
import dev.roost.node.api.NodeException;
import dev.roost.node.thread.Time;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Nodes of a household on the loopback interface, each with a home of its own, and clocks that can be moved on. */
final class Homes implements AutoCloseable {
    private final Path folder;
    private final Clocks time = new Clocks();
    private final List<LocalControl> open = new ArrayList<>();

    Homes(Path folder) {
        this.folder = folder;
    }

    /** The clocks of this computer, and as much later as was told. */
    private static final class Clocks implements Time {
        private final Time real = new SystemTime();
        private final AtomicLong laterMillis = new AtomicLong();

        @Override
        public Instant instant() {
            return real.instant().plusMillis(laterMillis.get());
        }

        @Override
        public long monotonicMillis() {
            return real.monotonicMillis() + laterMillis.get();
        }

        @Override
        public void pause(Duration duration) throws InterruptedException {
            real.pause(duration);
        }
    }

    void pass(Duration duration) {
        time.laterMillis.addAndGet(duration.toMillis());
    }

    /** A node online, with a library or a role of its own. */
    LocalControl begin(String name, String role) throws IOException, NodeException {
        LocalControl control = open(name);
        control.init(new InitRequest(Optional.of(name), role));
        control.node().goOnline();
        return control;
    }

    LocalControl open(String name) throws IOException {
        return open(name, false);
    }

    /** A node that announces itself over the loopback interface, and looks for others there. */
    LocalControl audible(String name, String role) throws IOException, NodeException {
        LocalControl control = open(name, true);
        control.init(new InitRequest(Optional.of(name), role));
        control.node().goOnline();
        return control;
    }

    private LocalControl open(String name, boolean mdns) throws IOException {
        InetSocketAddress listen = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        NodeSettings settings = new NodeSettings(folder.resolve(name), Optional.of(listen), mdns);
        LocalControl control = new LocalControl(Node.open(settings, "roost-test", time));
        open.add(control);
        return control;
    }

    static int port(LocalControl control) {
        return control.node().presence().orElseThrow().port();
    }

    static Optional<String> address(LocalControl control) {
        return Optional.of("127.0.0.1:" + port(control));
    }

    /** Ends a node before the others. */
    synchronized void end(LocalControl control) {
        if (open.remove(control)) {
            control.close();
        }
    }

    @Override
    public synchronized void close() {
        open.forEach(LocalControl::close);
    }
}
