package dev.roost.discovery.mdns;

import dev.roost.discovery.Announcement;
import dev.roost.discovery.Discovery;
import dev.roost.discovery.SightingListener;
import dev.roost.discovery.Tags;
import java.net.InetAddress;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Announces this device by multicast DNS and sights others, on every network interface that is fit for it or on the one
 * that has the address on which the node listens. Interfaces are looked at every five seconds; names, salts and tags
 * are new at each start and every day.
 *
 * <p>The scheduler belongs to the caller and must outlive this: it runs the rounds, all short, and calls the listeners.
 * The tags are asked from any thread that is named here, and must not wait for one that calls this. Threads of its own
 * are JmDNS's two for each interface and short-lived ones that open and close; all are daemons. Safe for use by many
 * threads.
 */
public final class MdnsDiscovery implements Discovery {
    private static final Logger LOG = LoggerFactory.getLogger(MdnsDiscovery.class);

    private static final int ROUND_EVERY_SECONDS = 5;
    private static final int RENEW_EVERY_HOURS = 24;
    private static final int CLOSE_SECONDS_MAX = 3;

    /** Twenty tellings a second are enough, however many strangers come and go. */
    private static final int TELL_AFTER_MILLIS = 50;

    private final InetAddress listen;
    private final Names names;
    private final Tags tags;
    private final ScheduledExecutorService scheduler;
    private final Candidates candidates;
    private final Map<Place, Station> stations = new LinkedHashMap<>();
    private final Set<String> reported = new HashSet<>();
    private final List<Future<?>> periodic = new ArrayList<>();

    private List<Announcement> announcements = List.of();
    private Optional<String> placesProblem = Optional.empty();
    private boolean closed;

    private MdnsDiscovery(InetAddress listen, Tags tags, RandomGenerator random, ScheduledExecutorService scheduler) {
        this.listen = listen;
        this.names = new Names(random);
        this.tags = tags;
        this.scheduler = scheduler;
        this.candidates = new Candidates(tags, this::soon);
    }

    /**
     * Starts to listen; nothing is announced yet.
     *
     * @param listen the address on which the node listens: with the wildcard every interface that is fit, with any
     *     other the one that has it, so that a loopback address keeps everything inside this machine
     * @param random makes names that no other device shall guess: a {@link java.security.SecureRandom} but in tests
     * @param scheduler runs the rounds and calls the listeners
     */
    public static MdnsDiscovery on(
            InetAddress listen, Tags tags, RandomGenerator random, ScheduledExecutorService scheduler) {
        MdnsDiscovery discovery = new MdnsDiscovery(listen, tags, random, scheduler);
        discovery.start();
        return discovery;
    }

    @Override
    public void announce(List<Announcement> now) {
        synchronized (this) {
            if (closed) {
                return;
            }
            announcements = List.copyOf(now);
            stations.values().forEach(station -> station.announce(announcements));
        }
        // A device that just came to a library knows its neighbours from now on.
        candidates.reconsider();
    }

    @Override
    public void listen(SightingListener listener) {
        candidates.listen(listener);
    }

    @Override
    public synchronized List<String> problems() {
        List<String> problems = new ArrayList<>();
        placesProblem.ifPresent(problems::add);
        stations.values().forEach(station -> station.problem().ifPresent(problems::add));
        return problems;
    }

    @Override
    public void close() {
        List<CompletableFuture<Void>> silences = new ArrayList<>();
        synchronized (this) {
            closed = true;
            periodic.forEach(task -> task.cancel(false));
            stations.values().forEach(station -> silences.add(station.close()));
            stations.clear();
        }
        candidates.close();
        try {
            CompletableFuture.allOf(silences.toArray(CompletableFuture[]::new))
                    .get(CLOSE_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("Left without a goodbye", e);
        }
    }

    private synchronized void start() {
        round();
        periodic.add(scheduler.scheduleWithFixedDelay(
                () -> unharmed(this::round), ROUND_EVERY_SECONDS, ROUND_EVERY_SECONDS, TimeUnit.SECONDS));
        periodic.add(scheduler.scheduleWithFixedDelay(
                () -> unharmed(this::renew), RENEW_EVERY_HOURS, RENEW_EVERY_HOURS, TimeUnit.HOURS));
    }

    private void soon(Runnable telling) {
        Future<?> unused = scheduler.schedule(telling, TELL_AFTER_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A scheduler never repeats what failed once, and one bad round shall not be the last. */
    private static void unharmed(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("A round of finding devices failed; the next one tries again", e);
        }
    }

    private void round() {
        try {
            moveTo(Places.of(Nic.ofThisMachine(), listen));
        } catch (SocketException e) {
            LOG.debug("The system does not tell its network interfaces; they are taken to be as before", e);
        }
        report();
    }

    private synchronized void moveTo(Places places) {
        if (closed) {
            return;
        }
        placesProblem = places.problem();
        for (Place place : List.copyOf(stations.keySet())) {
            Station station = stations.get(place);
            if (station != null && !places.all().contains(place)) {
                stations.remove(place);
                CompletableFuture<Void> unused = station.close();
                candidates.left(place);
            }
        }
        for (Place place : places.all()) {
            stations.computeIfAbsent(place, this::open);
        }
        stations.values().forEach(Station::round);
    }

    private Station open(Place place) {
        Station station = new Station(place, names, tags, candidates, scheduler);
        station.announce(announcements);
        station.open();
        return station;
    }

    /** Starts over everywhere, under fresh names and tags. */
    synchronized void renew() {
        stations.values().forEach(Station::open);
    }

    /** Logs a problem when it comes, not as long as it lasts. */
    private synchronized void report() {
        List<String> problems = problems();
        for (String problem : problems) {
            if (!reported.contains(problem)) {
                LOG.warn("{}", problem);
            }
        }
        reported.clear();
        reported.addAll(problems);
    }
}
