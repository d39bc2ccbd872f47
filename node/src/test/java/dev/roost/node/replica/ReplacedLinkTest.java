package dev.roost.node.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.kit.Device;
import dev.roost.node.kit.Household;
import dev.roost.node.kit.ManualTime;
import dev.roost.node.library.HeldChunks;
import dev.roost.node.library.Problems;
import dev.roost.node.peer.PeerNetwork;
import dev.roost.node.thread.Lane;
import dev.roost.node.thread.NodeThread;
import dev.roost.node.thread.Workers;
import dev.roost.proto.message.DeviceAddress;
import dev.roost.proto.model.DeviceId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Two links between the same two devices, of which one takes the other's place. */
class ReplacedLinkTest {
    private static final long SEED = 31;

    @Test
    void whereANewerLinkTakesItsPlaceTheOlderOnesDeviceIsSaidToHaveLeft() throws Exception {
        Household household = Household.found(SEED);
        Device storage = household.admitStorage();
        try (Side here = new Side(household.founder());
                Side there = new Side(storage)) {
            InetSocketAddress address = there.listen();

            here.connect(address);
            assertThat(here.heard()).isEqualTo("online");
            assertThat(there.heard()).isEqualTo("online");
            here.connect(address);

            // Or whoever waits for what was offered and asked over the older link waits for ever.
            assertThat(List.of(here.heard(), here.heard())).containsExactly("offline", "online");
            assertThat(List.of(there.heard(), there.heard())).containsExactly("offline", "online");
        }
    }

    /** One device on the network, with threads of its own. */
    private static final class Side implements AutoCloseable, ReplicaEvents, Surroundings {
        private static final long PATIENCE_SECONDS = 30;

        private final ScheduledExecutorService nodeThread = Executors.newSingleThreadScheduledExecutor();
        private final ExecutorService pool = Executors.newFixedThreadPool(2);
        private final NodeThread node = new NodeThread(nodeThread);
        private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
        private final PeerNetwork network;
        private final Replicator replicator;

        Side(Device device) throws IOException {
            Workers workers = new Workers(pool);
            Replica replica = new Replica(
                    device.library(),
                    device.folds(),
                    device.wholeness(),
                    device.receipts(),
                    device.acks(),
                    new Problems(),
                    new HeldChunks(device.store().chunks()));
            SecureRandom random = new SecureRandom();
            replicator = new Replicator(
                    replica,
                    new ReplicaThreads(node, workers, new Lane(workers), new ManualTime(), random),
                    this,
                    this);
            network = new PeerNetwork(device.identity(), node, Thread::new);
        }

        InetSocketAddress listen() throws IOException {
            InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            int port = network.listen(loopback, link -> node.execute(() -> link.start(replicator.incoming(link))));
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        }

        void connect(InetSocketAddress address) {
            network.connect(address, "replaced.roost").thenAcceptAsync(replicator::connected, node);
        }

        /** The next that replication tells. */
        String heard() throws InterruptedException {
            return String.valueOf(events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
        }

        @Override
        public void online(DeviceId device, InetAddress host, int port, boolean outgoing) {
            events.add("online");
        }

        @Override
        public void offline(DeviceId device) {
            events.add("offline");
        }

        @Override
        public String program() {
            return "test";
        }

        @Override
        public int port() {
            return 0;
        }

        @Override
        public long roomBytes() {
            return Long.MAX_VALUE;
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
}
