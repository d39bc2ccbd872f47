package dev.roost.node.app;

import dev.roost.discovery.Announcement;
import dev.roost.discovery.Discovery;
import dev.roost.discovery.Sighting;
import dev.roost.discovery.SightingListener;
import dev.roost.discovery.mdns.MdnsDiscovery;
import dev.roost.node.peer.PeerNetwork;
import dev.roost.node.thread.NodeThread;
import dev.roost.proto.model.LibraryId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;

/** This device on the network: it listens, announces itself, looks for others and connects to them. */
final class Presence implements AutoCloseable {
    /** Ports that are tried where none was asked for. */
    private static final int PORTS_TRIED = 64;

    private static final Duration KNOWN_LOOK = Duration.ofSeconds(30);

    private final PeerNetwork network;
    private final Connector connector;
    private final Optional<Discovery> discovery;
    private final NodeThread node;
    private final int port;
    private final Future<?> looking;

    private Presence(
            PeerNetwork network,
            Connector connector,
            Optional<Discovery> discovery,
            NodeThread node,
            int port,
            Future<?> looking) {
        this.network = network;
        this.connector = connector;
        this.discovery = discovery;
        this.node = node;
        this.port = port;
        this.looking = looking;
    }

    /** Goes online. */
    static Presence begin(
            NodeSettings settings,
            OpenedHome home,
            NodeThreads threads,
            Environment environment,
            DiscoveryTags tags,
            Guests guests)
            throws IOException {
        KnownHosts known = new KnownHosts();
        PeerNetwork network = new PeerNetwork(home.identity(), threads.node(), NodeThreads.named("net"), known);
        try {
            known.look(guests.all());
            int port = listen(settings, network, threads.node(), guests);
            Connector connector = new Connector(network, tags, threads.node(), environment.time(), guests);
            Optional<Discovery> discovery = settings.mdns()
                    ? Optional.of(
                            MdnsDiscovery.on(listenAddress(settings), tags, environment.random(), threads.discovery()))
                    : Optional.empty();
            Runnable look = () -> threads.workers().execute(() -> known.look(guests.all()));
            Future<?> looking = threads.node().every(KNOWN_LOOK, look);
            Presence presence = new Presence(network, connector, discovery, threads.node(), port, looking);
            discovery.ifPresent(d -> d.listen(presence::sighted));
            threads.node().execute(connector::tryAllKnown);
            return presence;
        } catch (IOException | RuntimeException e) {
            network.close();
            throw e;
        }
    }

    /** Who receives what comes, and says which libraries are served. */
    interface Guests extends Reception.Desk, Connector.Libraries {}

    int port() {
        return port;
    }

    PeerNetwork network() {
        return network;
    }

    Connector connector() {
        return connector;
    }

    /** Announces the libraries whose tags can be made, and whether this device waits for another. */
    void announce(Set<LibraryId> libraries, Optional<PairingDoor.Waiting> waiting) {
        Optional<LibraryId> pairing = waiting.flatMap(PairingDoor.Waiting::library);
        List<Announcement> announcements = new ArrayList<>();
        if (waiting.isPresent() && pairing.isEmpty()) {
            announcements.add(new Announcement(port, Optional.empty(), true));
        }
        for (LibraryId library : libraries) {
            boolean waits = pairing.equals(Optional.of(library));
            announcements.add(new Announcement(port, Optional.of(library), waits));
        }
        discovery.ifPresent(d -> d.announce(announcements));
    }

    /** Hears from now on of devices that wait to be joined, those that are known already first. */
    void listenForPairing(SightingListener listener) {
        discovery.ifPresent(d -> d.listen(sighting -> {
            if (sighting.pairing()) {
                listener.sighted(sighting);
            }
        }));
    }

    List<String> problems() {
        return discovery.map(Discovery::problems).orElse(List.of());
    }

    @Override
    public void close() {
        looking.cancel(false);
        connector.close();
        discovery.ifPresent(Discovery::close);
        network.close();
    }

    private void sighted(Sighting sighting) {
        sighting.library().ifPresent(library -> node.execute(() -> connector.sighted(library, sighting.address())));
    }

    private static int listen(NodeSettings settings, PeerNetwork network, NodeThread node, Guests guests)
            throws IOException {
        if (settings.listen().isPresent() && settings.listen().get().getPort() != NodeSettings.USUAL_PORT) {
            return listen(settings.listen().get(), network, node, guests);
        }
        InetAddress address = listenAddress(settings);
        for (int port = NodeSettings.USUAL_PORT; port < NodeSettings.USUAL_PORT + PORTS_TRIED; port++) {
            try {
                return listen(new InetSocketAddress(address, port), network, node, guests);
            } catch (IOException e) {
                // Another node runs on this computer, or something else has the port: the next one does as well.
                if (port == NodeSettings.USUAL_PORT + PORTS_TRIED - 1) {
                    throw e;
                }
            }
        }
        throw new IOException("no port is free to listen on");
    }

    private static int listen(InetSocketAddress address, PeerNetwork network, NodeThread node, Guests guests)
            throws IOException {
        try {
            return network.listen(address, link -> node.execute(() -> Reception.receive(link, guests, node)));
        } catch (IOException e) {
            throw new IOException(
                    "cannot listen on " + address.getAddress().getHostAddress() + ":" + address.getPort() + ": "
                            + why(String.valueOf(e.getMessage())) + ".",
                    e);
        }
    }

    /** The system's words on an address that cannot be listened on, as people say them. */
    private static String why(String message) {
        if (message.contains("Cannot assign requested address")) {
            return "this computer does not have that address";
        }
        if (message.contains("Address already in use")) {
            return "something else listens there already";
        }
        return message.contains("Permission denied") ? "only an administrator may use that port" : message;
    }

    private static InetAddress listenAddress(NodeSettings settings) {
        return settings.listen()
                .map(InetSocketAddress::getAddress)
                .orElseGet(() -> new InetSocketAddress(0).getAddress());
    }
}
