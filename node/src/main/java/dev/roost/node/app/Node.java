package dev.roost.node.app;

import dev.roost.node.api.Observer;
import dev.roost.node.crypto.RecoveryWords;
import dev.roost.node.library.Founding;
import dev.roost.node.library.Library;
import dev.roost.node.pairing.GuestPairing;
import dev.roost.node.pairing.HostPairing;
import dev.roost.node.pairing.PairingWindow;
import dev.roost.node.peer.PeerLink;
import dev.roost.node.thread.Lane;
import dev.roost.node.thread.Time;
import dev.roost.node.thread.Workers;
import dev.roost.proto.message.DeviceAddress;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.Offer;
import dev.roost.proto.model.Role;
import dev.roost.proto.model.Takes;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One device at work: its home is open, its libraries are served, and when asked it goes on the network. Safe for use by
 * many threads.
 */
public final class Node implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);
    private static final Duration SCRUB_EVERY = Duration.ofMinutes(1);

    private final NodeSettings settings;
    private final Environment environment;
    private final OpenedHome home;
    private final NodeThreads threads = new NodeThreads();
    private final DeviceProfile profile;
    private final DiscoveryTags tags;
    private final Map<LibraryId, LibraryNode> libraries = new ConcurrentHashMap<>();
    private final Future<?> noting;
    private volatile Optional<Presence> presence = Optional.empty();
    private volatile Optional<OpenWindow> window = Optional.empty();
    private Optional<FolderWatch> watch = Optional.empty();
    private Optional<Future<?>> scrubbing = Optional.empty();

    /** A pairing window, and who answers its question. */
    private record OpenWindow(PairingWindow window, LibraryNode library, Observer observer) {}

    private Node(NodeSettings settings, OpenedHome home, Environment environment) throws IOException {
        this.settings = settings;
        this.home = home;
        this.environment = environment;
        this.profile = new DeviceProfile(home.notes());
        this.tags = new DiscoveryTags(environment.random());
        this.noting = threads.node()
                .every(
                        Duration.ofSeconds(RunningClock.NOTE_EVERY_SECONDS),
                        () -> threads.workers().execute(this::noteRunningTime));
        for (LibraryId id : home.storage().libraries()) {
            serve(new LibraryNode(home, id, threads, environment));
        }
    }

    /** Opens a home; nothing goes over the network yet. */
    public static Node open(NodeSettings settings, String program) throws IOException {
        return open(settings, program, new SystemTime());
    }

    static Node open(NodeSettings settings, String program, Time time) throws IOException {
        SecureRandom random = new SecureRandom();
        OpenedHome home = OpenedHome.open(settings.home(), time, random);
        Port port = new Port();
        try {
            Node node = new Node(settings, home, new Environment(time, random, program, port::get));
            port.node = Optional.of(node);
            return node;
        } catch (IOException | RuntimeException e) {
            home.close();
            throw e;
        }
    }

    /** Tells the port of a node that is being made. */
    private static final class Port {
        private volatile Optional<Node> node = Optional.empty();

        int get() {
            return node.flatMap(n -> n.presence).map(Presence::port).orElse(0);
        }
    }

    Environment environment() {
        return environment;
    }

    OpenedHome home() {
        return home;
    }

    NodeThreads threads() {
        return threads;
    }

    DeviceProfile profile() {
        return profile;
    }

    Optional<Presence> presence() {
        return presence;
    }

    /** The path of the home. */
    public Path path() {
        return home.folder().path();
    }

    /** Where a control socket belongs. */
    public Path controlSocket() {
        return home.folder().controlSocket();
    }

    /** Whether this device belongs to no library. */
    public boolean isAlone() {
        return libraries.isEmpty();
    }

    List<LibraryNode> libraries() {
        return List.copyOf(libraries.values());
    }

    /** The library whose keys this device holds, if there is one. */
    Optional<LibraryNode> memberLibrary() {
        return libraries.values().stream()
                .filter(library -> library.library().keyring().isMember())
                .findFirst();
    }

    /** Goes on the network: listens, announces, connects. */
    synchronized Presence goOnline() throws IOException {
        if (presence.isEmpty()) {
            presence = Optional.of(Presence.begin(settings, home, threads, environment, tags, new Guests()));
            announce();
        }
        return presence.get();
    }

    /** Runs as a node does that was started to stay: online, watching folders, re-reading what it holds. */
    public synchronized int run() throws IOException {
        int port = goOnline().port();
        memberLibrary().ifPresent(this::watch);
        if (scrubbing.isEmpty()) {
            scrubbing = Optional.of(threads.node()
                    .every(SCRUB_EVERY, () -> threads.waiters().execute(() -> new Scrub(this).background())));
        }
        return port;
    }

    /** Begins a library of which this device is the first member. */
    synchronized LibraryNode found(RecoveryWords words) throws IOException {
        Library library = Founding.found(
                home.storage(), home.identity(), words, profile.name(), environment.time(), environment.random());
        return adopt(library.id());
    }

    /** Takes in what pairing brought: from now on this device belongs to the library. */
    synchronized LibraryNode join(GuestPairing.Joined joined, Optional<InetSocketAddress> at) throws IOException {
        LibraryId id = joined.admission().library();
        if (!Library.shows(id, home.identity().id(), joined.roster())) {
            throw new IOException("the other device's roster does not name this device");
        }
        Library library = Library.open(
                home.storage().library(id), home.identity(), false, environment.time(), environment.random());
        library.introduce(home.identity().id(), joined.roster());
        Takes takes = library.role().equals(Optional.of(Role.STORAGE)) ? Takes.ALL : Takes.INDEX;
        library.append(EntryKind.OFFER, List.of(), new Offer(takes, 0, Octets.EMPTY).encode());
        home.storage().sync();
        LibraryNode node = adopt(id);
        if (at.isPresent()) {
            DeviceAddress address = new DeviceAddress(
                    joined.by().keys().id(),
                    at.get().getAddress().getHostAddress(),
                    at.get().getPort());
            node.addresses().met(address);
        }
        presence.ifPresent(p -> threads.node().execute(p.connector()::tryAllKnown));
        return node;
    }

    /** Opens a pairing window for a library; the one before it is shut. */
    synchronized PairingWindow openWindow(LibraryNode library, Optional<Role> role, Observer observer) {
        closeWindow();
        PairingWindow opened = PairingWindow.open(role, environment.time(), environment.random());
        window = Optional.of(new OpenWindow(opened, library, observer));
        announce();
        return opened;
    }

    /** Shuts a window, unless a newer one has taken its place: that one goes on. */
    synchronized void closeWindow(PairingWindow shut) {
        if (window.filter(open -> open.window().equals(shut)).isPresent()) {
            closeWindow();
        }
    }

    private void closeWindow() {
        window.ifPresent(open -> open.window().close());
        window = Optional.empty();
        announce();
    }

    /** A lane for a conversation that waits for people. */
    Lane waitingLane() {
        return new Lane(new Workers(threads.waiters()));
    }

    @Override
    public void close() {
        noting.cancel(false);
        scrubbing.ifPresent(s -> s.cancel(false));
        watch.ifPresent(FolderWatch::close);
        window.ifPresent(open -> open.window().close());
        libraries.values().forEach(LibraryNode::close);
        presence.ifPresent(Presence::close);
        threads.close();
        try {
            home.close();
        } catch (IOException e) {
            LOG.warn("the home did not close cleanly: {}", e.getMessage());
        }
    }

    private LibraryNode adopt(LibraryId id) throws IOException {
        LibraryNode library = new LibraryNode(home, id, threads, environment);
        serve(library);
        library.settle();
        announce();
        if (scrubbing.isPresent() && library.library().keyring().isMember()) {
            watch(library);
        }
        return library;
    }

    private void serve(LibraryNode library) {
        libraries.put(library.id(), library);
        tags.serve(library.id(), library.library().keyring().discoveryKeys());
    }

    private void watch(LibraryNode library) {
        if (watch.isEmpty()) {
            watch = Optional.of(new FolderWatch(library, Set.of(path()), threads.node(), threads.waiters()));
        }
    }

    private void announce() {
        Set<LibraryId> known = new HashSet<>();
        libraries.keySet().stream().filter(tags::canMake).forEach(known::add);
        Optional<LibraryId> pairing = window.map(open -> open.library().id());
        presence.ifPresent(p -> p.announce(known, pairing));
    }

    private void noteRunningTime() {
        try {
            home.running().note(home.storage().local());
        } catch (IOException e) {
            LOG.warn("the running time could not be noted: {}", e.getMessage());
        }
    }

    /** Who comes over the network, and where they are led. */
    private final class Guests implements Presence.Guests {
        @Override
        public List<LibraryNode> all() {
            return libraries();
        }

        @Override
        public Optional<LibraryNode> library(LibraryId id) {
            return Optional.ofNullable(libraries.get(id));
        }

        @Override
        public Optional<HostPairing> pairing(PeerLink link) {
            return HostPairing.begin(
                    link,
                    waitingLane(),
                    window.map(OpenWindow::window),
                    window.map(open -> new PairingHost(Node.this, open.library(), open.observer())));
        }
    }
}
