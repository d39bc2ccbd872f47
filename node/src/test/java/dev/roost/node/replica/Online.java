package dev.roost.node.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.app.SystemTime;
import dev.roost.node.kit.Device;
import dev.roost.node.library.HeldChunks;
import dev.roost.node.library.Problems;
import dev.roost.node.peer.PeerNetwork;
import dev.roost.node.thread.Lane;
import dev.roost.node.thread.NodeThread;
import dev.roost.node.thread.Workers;
import dev.roost.proto.SeededRandom;
import dev.roost.proto.message.DeviceAddress;
import dev.roost.proto.model.DeviceId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A device of a household on the loopback interface, replicating with threads of its own. */
final class Online implements AutoCloseable, ReplicaEvents, Surroundings {
    private static final long PATIENCE_SECONDS = 30;
    private static final int WORKERS = 2;

    final Problems problems = new Problems();
    final Replicator replicator;
    private final ScheduledExecutorService nodeThread = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService pool = Executors.newFixedThreadPool(WORKERS);
    private final NodeThread node = new NodeThread(nodeThread);
    private final PeerNetwork network;
    private final int port;
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private volatile long roomBytes = Long.MAX_VALUE;

    Online(Device device) throws IOException {
        Workers workers = new Workers(pool);
        Replica replica = new Replica(
                device.library(),
                device.folds(),
                device.wholeness(),
                device.receipts(),
                device.acks(),
                problems,
                new HeldChunks(device.store().chunks()));
        replicator = new Replicator(
                replica,
                new ReplicaThreads(node, workers, new Lane(workers), new SystemTime(), new SeededRandom(5)),
                this,
                this);
        network = new PeerNetwork(device.identity(), node, Thread::new);
        port = network.listen(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                link -> node.execute(() -> link.start(replicator.incoming(link))));
    }

    void connect(Online other) {
        network.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), other.port), "roost.invalid")
                .thenAcceptAsync(replicator::connected, node);
    }

    /** What replication tells next of other devices: {@code online} or {@code offline}. */
    String heard() throws InterruptedException {
        return String.valueOf(heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    @Override
    public void online(DeviceId device, InetAddress host, int port, boolean outgoing) {
        heard.add("online");
    }

    @Override
    public void offline(DeviceId device) {
        heard.add("offline");
    }

    /** Runs something on the node thread, and returns when it ran. */
    void onNode(Runnable task) throws Exception {
        CompletableFuture.runAsync(task, node).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Returns when what the workers have begun, and what follows from it on the node thread, is done. */
    void settle() throws Exception {
        CountDownLatch idle = new CountDownLatch(WORKERS);
        for (int i = 0; i < WORKERS; i++) {
            pool.execute(() -> {
                idle.countDown();
                try {
                    idle.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        assertThat(idle.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        onNode(() -> {});
    }

    /** What this device believes of its disk. */
    void believeRoom(long bytes) {
        roomBytes = bytes;
    }

    @Override
    public String program() {
        return "test";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public long roomBytes() {
        return roomBytes;
    }

    @Override
    public long oldestReadAt() {
        return 0;
    }

    @Override
    public List<DeviceAddress> addresses() {
        return List.of();
    }

    @Override
    public void close() {
        node.execute(replicator::close);
        network.close();
        nodeThread.shutdownNow();
        pool.shutdownNow();
    }
}
