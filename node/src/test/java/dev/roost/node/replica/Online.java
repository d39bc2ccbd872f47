package dev.roost.node.replica;

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
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A device of a household on the loopback interface, replicating with threads of its own. */
final class Online implements AutoCloseable, ReplicaEvents, Surroundings {
    final Problems problems = new Problems();
    final Replicator replicator;
    private final ScheduledExecutorService nodeThread = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService pool = Executors.newFixedThreadPool(2);
    private final NodeThread node = new NodeThread(nodeThread);
    private final PeerNetwork network;
    private final int port;
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
