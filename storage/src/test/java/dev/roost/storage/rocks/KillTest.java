package dev.roost.storage.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.proto.model.ChunkId;
import dev.roost.storage.ChunkStore;
import dev.roost.storage.LibraryStore;
import dev.roost.storage.ScrubStep;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/** {@code kill -9} at any moment, {@code -Droost.kills} times on the same store: nothing acknowledged is missing. */
class KillTest {
    private static final List<Filler.Mode> MODES = List.of(Filler.Mode.values());
    private static final int KILLS = Integer.getInteger("roost.kills", 5);

    @TempDir(factory = TempDirFactory.Standard.class)
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Set<ChunkId> acknowledged = new HashSet<>();
    private long lastEntry;

    @Test
    void whatWasAcknowledgedOutlivesAKillAndWorkGoesOn() throws Exception {
        long seed = Long.getLong("roost.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int kill = 0; kill < KILLS; kill++) {
            Filler.Mode mode = MODES.get(kill % MODES.size());
            String now = "seed " + seed + ", kill " + kill + ", " + mode;

            fillUntilKilled(random, mode);

            try (TestHome.Opened storage = TestHome.at(folder).openWithHome()) {
                checkAll(storage.library(Filler.library()), now);
            }
        }
        assertThat(acknowledged).as("it was worth the trouble").isNotEmpty();
    }

    private void fillUntilKilled(Random random, Filler.Mode mode) throws Exception {
        Process child = Filler.start(TestHome.at(folder).path, random.nextLong(), mode);
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            if (random.nextInt(4) == 0) {
                // While it starts, opens the store, or a little later.
                spin(random.nextInt(900_000_000));
            } else {
                int commits = random.nextInt(mode == Filler.Mode.TRICKLE ? 60 : 4);
                for (String line = out.readLine(); line != null && commits >= 0; line = out.readLine()) {
                    commits -= note(line) ? 1 : 0;
                }
                spin(random.nextInt(60_000_000));
            }
            Filler.kill(child);
            assertThat(child.exitValue())
                    .as("killed, and not ended by an error")
                    .isEqualTo(128 + 9);
            out.lines().forEach(this::note);
        }
    }

    /** Notes what a line acknowledges; returns whether it ends a commit. A last line that was cut off says nothing. */
    private boolean note(String line) {
        if (line.matches("chunk [0-9a-f]{64}")) {
            acknowledged.add(ChunkId.of(HexFormat.of().parseHex(line.substring(6))));
        }
        if (line.matches("entry [0-9]+")) {
            lastEntry = Math.max(lastEntry, Long.parseLong(line.substring(6)));
            return true;
        }
        return false;
    }

    private void checkAll(LibraryStore store, String now) throws IOException {
        ChunkStore chunks = store.chunks();
        for (ChunkId id : acknowledged) {
            assertThat(chunks.get(id)).as("%s: %s", now, id).isPresent();
        }
        long read = 0;
        ScrubStep step = chunks.scrub(0, 1_000);
        while (true) {
            read += step.chunks();
            assertThat(step.damaged()).as(now).isEmpty();
            assertThat(step.missing()).as(now).isEmpty();
            if (step.end()) {
                break;
            }
            step = chunks.scrub(step.next(), 1_000);
        }
        assertThat(chunks.counts().heldChunks()).as(now).isEqualTo(read);
        assertThat(store.logs().damagedLogs()).as(now).isEmpty();
        assertThat(store.logs().scrub()).as(now).isEmpty();
        if (lastEntry > 0) {
            assertThat(store.logs().head(Filler.log()).orElseThrow().seq())
                    .as(now)
                    .isGreaterThanOrEqualTo(lastEntry);
            assertThat(store.logs().entry(Filler.log(), lastEntry)).as(now).isPresent();
        }
    }

    private static void spin(int nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
