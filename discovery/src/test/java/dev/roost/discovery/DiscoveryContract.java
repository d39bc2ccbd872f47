package dev.roost.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.discovery.KeyedTags.Library;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every way of finding devices promises. */
public abstract class DiscoveryContract {
    private static final Duration CLOSE_MAX = Duration.ofSeconds(3);

    private final List<Discovery> devices = new ArrayList<>();
    private final RandomGenerator ports = RandomGenerator.getDefault();

    protected final Library ours = Library.random();
    protected final Library theirs = Library.random();

    /** One more device on the network of this test. */
    protected abstract Discovery start(Tags tags);

    /** How long anything may take to be heard of. */
    protected abstract Duration patience();

    @AfterEach
    void closeAll() {
        devices.parallelStream().forEach(Discovery::close);
    }

    @Test
    void findsOneThatWasThereBefore() {
        int port = announced(device(ours), ours, false);
        Sighting sighting = watcher(device(ours)).awaitsPort(port);
        assertThat(sighting.library()).contains(ours.id());
        assertThat(sighting.pairing()).isFalse();
        assertThat(sighting.address().getAddress().isLoopbackAddress()).isTrue();
    }

    @Test
    void findsOneThatComesLater() {
        Watcher watcher = watcher(device(ours));
        int port = announced(device(ours), ours, false);
        assertThat(watcher.awaitsPort(port).library()).contains(ours.id());
    }

    @Test
    void tellsALateListenerWhatIsKnown() {
        Discovery here = device(ours);
        int port = announced(device(ours), ours, false);
        Sighting early = watcher(here).awaitsPort(port);
        assertThat(watcher(here).awaitsPort(port)).isEqualTo(early);
    }

    @Test
    void saysUnderTheSameKeyThatADeviceWaitsToBePaired() {
        Watcher watcher = watcher(device(ours));
        Discovery there = device(ours);
        int port = announced(there, ours, false);
        String key = watcher.awaitsPort(port).key();

        there.announce(List.of(announcement(port, ours, true)));
        assertThat(watcher.awaits(s -> port(s, port) && s.pairing()).key()).isEqualTo(key);

        there.announce(List.of(announcement(port, ours, false)));
        assertThat(watcher.awaits(s -> port(s, port) && !s.pairing()).key()).isEqualTo(key);
    }

    @Test
    void neverReportsItself() {
        Discovery here = device(ours);
        Watcher watcher = watcher(here);
        int own = announced(here, ours, true);
        Discovery there = device(ours);
        int other = announced(there, ours, false);
        watcher.awaitsPort(other);
        // Whoever finds this device has heard what it heard of itself.
        watcher(there).awaitsPort(own);
        assertThat(watcher.all()).noneMatch(s -> port(s, own));
    }

    @Test
    void tellsOfOneThatCloses() {
        Watcher watcher = watcher(device(ours));
        Discovery there = device(ours);
        int port = announced(there, ours, false);
        String key = watcher.awaitsPort(port).key();
        there.close();
        watcher.awaitsNone(s -> s.key().equals(key));
    }

    @Test
    void takesBackWhatIsAnnouncedNoMore() {
        Watcher watcher = watcher(device(ours));
        Discovery there = device(ours);
        int kept = port();
        int dropped = port();
        int added = port();
        there.announce(List.of(announcement(kept, ours, false), announcement(dropped, ours, false)));
        Sighting before = watcher.awaitsPort(kept);
        watcher.awaitsPort(dropped);

        there.announce(List.of(announcement(added, ours, false), announcement(kept, ours, false)));
        watcher.awaitsPort(added);
        watcher.awaitsNone(s -> port(s, dropped));
        assertThat(watcher.wordsOf(before.key())).as("what stays as it is").hasSize(1);
    }

    @Test
    void recognisesATagUnderTheRightKeyOnly() {
        Watcher watcher = watcher(device(theirs));
        int port = announced(device(ours), ours, true);
        assertThat(watcher.awaitsPort(port).library()).isEmpty();
    }

    @Test
    void recognisesATagOnceItHasTheKey() {
        KeyedTags tags = new KeyedTags();
        Discovery here = started(tags);
        Watcher watcher = watcher(here);
        int port = announced(device(ours), ours, true);
        String key = watcher.awaitsPort(port).key();

        tags.join(ours);
        here.announce(List.of(announcement(port(), ours, false)));
        Sighting recognised = watcher.awaits(s -> port(s, port) && s.library().isPresent());
        assertThat(recognised.library()).contains(ours.id());
        assertThat(recognised.key()).isEqualTo(key);
    }

    @Test
    void announcesEachLibraryToItsOwnDevices() {
        Discovery storage = started(new KeyedTags(ours, theirs));
        int port = port();
        storage.announce(List.of(announcement(port, ours, false), announcement(port, theirs, false)));
        assertThat(watcher(device(ours))
                        .awaits(s -> port(s, port) && s.library().isPresent())
                        .library())
                .contains(ours.id());
        assertThat(watcher(device(theirs))
                        .awaits(s -> port(s, port) && s.library().isPresent())
                        .library())
                .contains(theirs.id());
    }

    @Test
    void findsOneThatBelongsToNoLibrary() {
        Watcher watcher = watcher(device(ours));
        Discovery fresh = started(new KeyedTags());
        int port = port();
        fresh.announce(List.of(new Announcement(port, Optional.empty(), true)));
        Sighting sighting = watcher.awaitsPort(port);
        assertThat(sighting.library()).isEmpty();
        assertThat(sighting.pairing()).isTrue();
    }

    @Test
    void oneListenerFailingIsNotTheNextOnesFault() {
        Discovery here = device(ours);
        here.listen(sighting -> {
            throw new IllegalStateException("a listener that always fails, on purpose");
        });
        Watcher watcher = watcher(here);
        int port = announced(device(ours), ours, false);
        watcher.awaitsPort(port);
    }

    @Test
    void closesInTimeAndMoreThanOnce() {
        Discovery device = device(ours);
        int port = announced(device, ours, false);
        watcher(device(ours)).awaitsPort(port);
        long before = System.nanoTime();
        device.close();
        device.close();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(CLOSE_MAX);
    }

    @Test
    void isSilentOnceClosed() {
        Discovery here = device(ours);
        Watcher watcher = watcher(here);
        here.close();
        here.announce(List.of(announcement(port(), ours, false)));
        int port = announced(device(ours), ours, false);
        Watcher open = watcher(device(ours));
        open.awaitsPort(port);
        assertThat(watcher.all()).isEmpty();
    }

    protected final Discovery device(Library library) {
        return started(new KeyedTags(library));
    }

    protected final Watcher watcher(Discovery device) {
        Watcher watcher = new Watcher(patience());
        device.listen(watcher);
        return watcher;
    }

    /** Lets a device announce a library, and tells under which port. */
    protected final int announced(Discovery device, Library library, boolean pairing) {
        int port = port();
        device.announce(List.of(announcement(port, library, pairing)));
        return port;
    }

    protected final Discovery started(Tags tags) {
        Discovery device = start(tags);
        devices.add(device);
        return device;
    }

    private int port() {
        return ports.nextInt(1_024, 65_536);
    }

    private static Announcement announcement(int port, Library library, boolean pairing) {
        return new Announcement(port, Optional.of(library.id()), pairing);
    }

    private static boolean port(Sighting sighting, int port) {
        return sighting.address().getPort() == port;
    }
}
