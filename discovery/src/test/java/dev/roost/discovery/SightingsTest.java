package dev.roost.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class SightingsTest {
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private List<Sighting> standing = List.of();
    private final Sightings sightings = new Sightings(tasks::addLast, () -> standing);
    private final List<String> heard = new ArrayList<>();

    private final SightingListener listener = new SightingListener() {
        @Override
        public void sighted(Sighting sighting) {
            heard.add(sighting.key() + (sighting.pairing() ? " pairing" : ""));
        }

        @Override
        public void gone(String key) {
            heard.add(key + " gone");
        }
    };

    @Test
    void tellsWhatChanged() {
        sightings.listen(listener);
        stand(List.of(sighting("a", false), sighting("b", false)));
        run();
        stand(List.of(sighting("b", true), sighting("c", false)));
        run();
        assertThat(heard).containsExactly("a", "b", "a gone", "b pairing", "c");
    }

    @Test
    void saysNothingOfWhatStaysTheSame() {
        sightings.listen(listener);
        stand(List.of(sighting("a", false)));
        run();
        stand(List.of(sighting("a", false)));
        run();
        assertThat(heard).containsExactly("a");
    }

    @Test
    void oneTaskTellsEverythingThatCameMeanwhile() {
        sightings.listen(listener);
        for (int i = 0; i < 1_000; i++) {
            stand(List.of(sighting("a" + i, false)));
        }
        assertThat(tasks).hasSize(1);
        run();
        assertThat(heard).containsExactly("a999");
    }

    @Test
    void aListenerMayChangeWhatStands() {
        sightings.listen(sighting -> stand(List.of()));
        sightings.listen(listener);
        stand(List.of(sighting("a", false)));
        run();
        assertThat(heard).containsExactly("a", "a gone");
    }

    @Test
    void nobodyHearsAnythingOnceItIsClosed() {
        sightings.listen(listener);
        stand(List.of(sighting("a", false)));
        sightings.close();
        run();
        assertThat(heard).isEmpty();
    }

    @Test
    void outlivesItsTeller() {
        Sightings orphaned = new Sightings(
                task -> {
                    throw new RejectedExecutionException("stopped");
                },
                () -> List.of(sighting("a", false)));
        orphaned.listen(listener);
        orphaned.changed();
        assertThat(heard).isEmpty();
    }

    private void stand(List<Sighting> now) {
        standing = now;
        sightings.changed();
    }

    private void run() {
        while (!tasks.isEmpty()) {
            tasks.removeFirst().run();
        }
    }

    private static Sighting sighting(String key, boolean pairing) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
        return new Sighting(key, address, Sighting.Means.MEMORY, Optional.empty(), pairing);
    }
}
