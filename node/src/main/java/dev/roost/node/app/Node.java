package dev.roost.node.app;

import dev.roost.node.crypto.RecoveryWords;
import dev.roost.node.library.Founding;
import dev.roost.node.library.Library;
import dev.roost.node.pairing.HostPairing;
import dev.roost.node.pairing.Paired;
import dev.roost.node.peer.PeerLink;
import dev.roost.node.photo.KeptFolder;
import dev.roost.node.thread.Lane;
import dev.roost.node.thread.Time;
import dev.roost.node.thread.Workers;
import dev.roost.proto.message.DeviceAddress;
import dev.roost.proto.model.LibraryId;
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
    private final PairingDoor door = new PairingDoor(this);
    private Optional<FolderWatch> watch = Optional.empty();
    private Optional<Future<?>> scrubbing = Optional.empty();

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

    /** A library that is served here. */
    Optional<LibraryNode> library(LibraryId id) {
        return Optional.ofNullable(libraries.get(id));
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
        Optional<LibraryNode> member = memberLibrary();
        if (member.isPresent()) {
            beginStaying(member.get());
        }
        if (scrubbing.isEmpty()) {
            scrubbing = Optional.of(threads.node()
                    .every(SCRUB_EVERY, () -> threads.waiters().execute(() -> new Scrub(this).background())));
        }
        return port;
    }

    /** Looks after one more folder from now on, where this node stays. */
    synchronized void watch(KeptFolder folder) {
        watch.ifPresent(looking -> looking.watch(folder));
    }

    /** Begins a library of which this device is the first member. */
    synchronized LibraryNode found(RecoveryWords words) throws IOException {
        Library library = Founding.found(
                home.storage(), home.identity(), words, profile.name(), environment.time(), environment.random());
        return adopt(library.id());
    }

    /** Takes in what pairing brought: from now on this device belongs to the library. */
    synchronized LibraryNode join(Paired.Joined joined, Optional<InetSocketAddress> at) throws IOException {
        LibraryId id = joined.admission().library();
        Joining joining = new Joining(home, environment);
        Optional<LibraryNode> known = library(id);
        if (known.isPresent()) {
            joining.again(joined, known.get());
        } else {
            joining.first(joined);
        }
        LibraryNode node = known.isPresent() ? known.get() : adopt(id);
        if (at.isPresent()) {
            node.addresses().met(Joining.address(joined.by().keys().id(), at.get()));
        }
        visit();
        return node;
    }

    /** Where a pairing window is opened. */
    PairingDoor door() {
        return door;
    }

    /** Notes where a device of a library was met, and goes to see it. */
    void met(LibraryNode library, DeviceAddress address) throws IOException {
        library.addresses().met(address);
        visit();
    }

    private void visit() {
        presence.ifPresent(p -> threads.node().execute(p.connector()::tryAllKnown));
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
        door.leave();
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
            beginStaying(library);
        }
        return library;
    }

    /** What a member does only where it is not about to end. */
    private void beginStaying(LibraryNode library) throws IOException {
        watch(library);
        library.illustrate();
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

    /** Says to the network what this device serves now, and whether it waits for another. */
    void announce() {
        Set<LibraryId> known = new HashSet<>();
        libraries.keySet().stream().filter(tags::canMake).forEach(known::add);
        presence.ifPresent(p -> p.announce(known, door.waiting()));
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
            return Node.this.library(id);
        }

        @Override
        public Optional<HostPairing> pairing(PeerLink link) {
            return door.knock(link);
        }
    }
}
