package dev.roost.discovery.mdns;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;

/** The multicast group of mDNS on the loopback interface, at the level of packets. Nothing leaves this machine. */
final class Wire implements AutoCloseable {
    private static final int PORT = 5353;
    private static final int PACKETS_KEPT = 10_000;
    private static final int PACKET_BYTES_MAX = 9_000;

    private final NetworkInterface loopback;
    private final InetSocketAddress group;
    private final MulticastSocket socket;
    private final Deque<byte[]> packets = new ArrayDeque<>();

    private Wire() throws IOException {
        loopback = NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress());
        group = new InetSocketAddress(InetAddress.getByAddress(new byte[] {(byte) 224, 0, 0, (byte) 251}), PORT);
        socket = new MulticastSocket(null);
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(PORT));
        socket.setNetworkInterface(loopback);
        socket.joinGroup(group, loopback);
    }

    static Wire tapped() throws IOException {
        Wire wire = new Wire();
        Thread listening = new Thread(wire::listen, "wire");
        listening.setDaemon(true);
        listening.start();
        return wire;
    }

    void send(byte[] packet) throws IOException {
        socket.send(new DatagramPacket(packet, packet.length, group));
    }

    /** Sends as another address of this machine's loopback network. */
    void sendFrom(InetAddress source, byte[] packet) throws IOException {
        try (DatagramSocket other = new DatagramSocket(new InetSocketAddress(source, 0))) {
            other.setOption(StandardSocketOptions.IP_MULTICAST_IF, loopback);
            other.send(new DatagramPacket(packet, packet.length, group));
        }
    }

    /** Every packet so far, of whomever. */
    synchronized Deque<byte[]> packets() {
        return new ArrayDeque<>(packets);
    }

    synchronized void forget() {
        packets.clear();
    }

    /** The first packet that fits, if one comes in time. */
    synchronized Optional<byte[]> awaits(Predicate<byte[]> which, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<byte[]> met = packets.stream().filter(which).findFirst();
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (met.isPresent() || left <= 0) {
                return met;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                throw new AssertionError("interrupted", e);
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }

    private void listen() {
        DatagramPacket packet = new DatagramPacket(new byte[PACKET_BYTES_MAX], PACKET_BYTES_MAX);
        try {
            while (true) {
                packet.setLength(PACKET_BYTES_MAX);
                socket.receive(packet);
                keep(Arrays.copyOf(packet.getData(), packet.getLength()));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private synchronized void keep(byte[] packet) {
        packets.addLast(packet);
        if (packets.size() > PACKETS_KEPT) {
            packets.removeFirst();
        }
        notifyAll();
    }
}
