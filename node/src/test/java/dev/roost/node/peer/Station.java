package dev.roost.node.peer;

import dev.roost.node.crypto.Identity;
import dev.roost.proto.SeededRandom;
import io.netty.channel.epoll.Epoll;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** One device on the loopback interface in tests: its network, and the links that others made to it. */
final class Station implements AutoCloseable {
    static final Patience SHORT = new Patience(Duration.ofMillis(700), Duration.ofMillis(300), Duration.ofMillis(300));

    final Identity identity;
    final PeerNetwork network;
    final ExecutorService executor = Executors.newSingleThreadExecutor(Station::daemon);
    final BlockingQueue<PeerLink> came = new LinkedBlockingQueue<>();
    private int port;

    private Station(Identity identity, TlsContexts tls, boolean epoll, Patience patience) throws IOException {
        this.identity = identity;
        this.network = new PeerNetwork(tls, executor, named("test-net"), new LinkGate(a -> false), epoll, patience);
    }

    /** A device as it usually is. */
    static Station of(long seed) throws IOException {
        return of(Identity.create(new SeededRandom(seed)), Patience.USUAL);
    }

    static Station of(long seed, Patience patience) throws IOException {
        return of(Identity.create(new SeededRandom(seed)), patience);
    }

    static Station of(Identity identity, Patience patience) throws IOException {
        return new Station(identity, new TlsContexts(identity.leaf()), Epoll.isAvailable(), patience);
    }

    static Station of(long seed, SslProvider provider, boolean epoll) throws IOException {
        Identity identity = Identity.create(new SeededRandom(seed));
        return new Station(identity, new TlsContexts(identity.leaf(), provider), epoll, Patience.USUAL);
    }

    static Station of(TlsContexts tls) throws IOException {
        return new Station(Identity.create(new SeededRandom(0)), tls, Epoll.isAvailable(), Patience.USUAL);
    }

    /** Listens, and starts nothing: whoever takes a link from {@link #came} does. */
    Station listening() throws IOException {
        port = network.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), came::add);
        return this;
    }

    /** Listens, and hears every link that comes with an ear of its own. */
    Station hearing(BlockingQueue<Ear> ears) throws IOException {
        port = network.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), link -> {
            Ear ear = new Ear();
            ears.add(ear);
            link.start(ear);
            came.add(link);
        });
        return this;
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    int port() {
        return port;
    }

    PeerLink connect(Station other) throws Exception {
        return network.connect(other.address(), "roost.invalid").get(15, TimeUnit.SECONDS);
    }

    PeerLink nextLink() throws InterruptedException {
        PeerLink link = came.poll(15, TimeUnit.SECONDS);
        if (link == null) {
            throw new AssertionError("nobody connected");
        }
        return link;
    }

    /** Both ends of a link that this device made to another. */
    Pair pairWith(Station other) throws Exception {
        PeerLink here = connect(other);
        return new Pair(here, other.nextLink());
    }

    /** Both ends of one link. */
    record Pair(PeerLink here, PeerLink there) {}

    @Override
    public void close() {
        network.close();
        executor.shutdownNow();
    }

    static ThreadFactory named(String name) {
        return task -> {
            Thread thread = daemon(task);
            thread.setName(name);
            return thread;
        };
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "test-station");
        thread.setDaemon(true);
        return thread;
    }
}
