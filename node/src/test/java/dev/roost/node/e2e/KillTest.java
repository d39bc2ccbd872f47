package dev.roost.node.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.api.InitRequest;
import dev.roost.node.api.KeepReport;
import dev.roost.node.api.KeepRequest;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.Observer;
import dev.roost.node.api.PhotoReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of the member or the storage device while one keeps and the other takes copies, {@code -Droost.kills}
 * times on the same homes. A file whose copy was acknowledged is deleted at once, as people do: from then on nothing can
 * make good what a device forgets.
 */
class KillTest {
    private static final int KILLS = Integer.getInteger("roost.kills", 5);
    private static final int MOMENT_MILLIS_MAX = 2_500;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final long seed = Long.getLong("roost.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Camera camera = new Camera(seed);

    /** Every file that was ever there, by its path below the kept folder. */
    private final Map<String, Tree.Leaf> taken = new TreeMap<>();

    /** Those that another device was said to have. */
    private final Set<String> acknowledged = new TreeSet<>();

    @SuppressWarnings("NullAway.Init")
    private Household household;

    @SuppressWarnings("NullAway.Init")
    private Device member;

    @SuppressWarnings("NullAway.Init")
    private Device storage;

    @SuppressWarnings("NullAway.Init")
    private Path photos;

    @BeforeEach
    void moveIn() throws Exception {
        household = new Household(folder);
        photos = Files.createDirectory(folder.resolve("photos"));
        member = household.device("member").begins();
        storage = household.device("storage").begins();
        member.serves().control().init(new InitRequest(Optional.empty(), "member"));
        storage.serves().control().init(new InitRequest(Optional.empty(), "storage"));
        member.admits(storage, "storage").forEach(Program.Ended::done);
    }

    @AfterEach
    void moveOut() {
        household.close();
    }

    @Test
    void whatWasAcknowledgedOutlivesAKillAndWorkGoesOn() throws Exception {
        int kill = 0;
        try {
            while (kill < KILLS) {
                keepUntilKilled(kill);
                kill++;
            }
            everythingComesBack();
        } catch (Exception | AssertionError e) {
            throw new AssertionError("seed " + seed + ", after " + kill + " kills: " + e.getMessage(), e);
        }
    }

    private void keepUntilKilled(int kill) throws Exception {
        camera.takes(4 + random.nextInt(12), 1 + random.nextInt(3_000_000), photos.resolve("day " + kill));
        taken.putAll(Tree.of(photos));
        CompletableFuture<KeepReport> keeping = CompletableFuture.supplyAsync(this::keep);
        Device victim = random.nextInt(2) == 0 ? member : storage;

        letThemWork(victim, keeping);
        victim.node().kill();
        if (random.nextInt(4) == 0) {
            victim.begins().node().ended(random.nextInt(MOMENT_MILLIS_MAX));
            victim.node().kill();
        }
        victim.runs();

        noteWhatKeepReported(keeping);
        assertThat(member.photos()).extracting(KillTest::path).containsAll(acknowledged);
    }

    private KeepReport keep() {
        try {
            KeepRequest request = new KeepRequest(List.of(photos.toUri().toASCIIString()), false, false, false);
            return member.control().keep(request, Observer.NONE);
        } catch (NodeException | IOException e) {
            throw new CompletionException(e);
        }
    }

    /** Until a moment that nobody chose; what is reported as copied meanwhile is noted, and its file deleted. */
    private void letThemWork(Device victim, CompletableFuture<KeepReport> keeping) throws Exception {
        long until = System.nanoTime() + random.nextInt(MOMENT_MILLIS_MAX) * 1_000_000L;
        while (System.nanoTime() < until && !keeping.isDone()) {
            noteWhatIsCopied();
            assertThat(victim.node().ended(1 + random.nextInt(20)))
                    .as("ended by itself: %s", victim.node())
                    .isFalse();
        }
    }

    private void noteWhatIsCopied() throws IOException, NodeException {
        for (PhotoReport photo : member.photos()) {
            String path = path(photo);
            if (photo.copies() > 0 && !acknowledged.contains(path)) {
                Tree.Leaf leaf = Objects.requireNonNull(taken.get(path), path);
                assertThat(photo.resources().get(0).sha256()).isEqualTo(leaf.sha256());
                acknowledge(path);
            }
        }
    }

    private void acknowledge(String path) throws IOException {
        acknowledged.add(path);
        Files.delete(photos.resolve(path));
    }

    /** The path below the kept folder. */
    private static String path(PhotoReport photo) {
        String path = photo.resources().get(0).path();
        return path.substring(path.indexOf('/') + 1);
    }

    /** It ended with a report, or with the node that it asked. */
    private void noteWhatKeepReported(CompletableFuture<KeepReport> keeping) throws Exception {
        KeepReport report;
        try {
            report = keeping.get(Program.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(NodeException.class).hasMessageContaining("node");
            return;
        }
        if (report.pending() == 0) {
            for (String path : Tree.of(photos).keySet()) {
                acknowledge(path);
            }
        }
    }

    private void everythingComesBack() throws Exception {
        Device second = household.device("second");
        second.runs().control().init(new InitRequest(Optional.empty(), "storage"));
        member.admits(second, "storage").forEach(Program.Ended::done);
        member.untilSafe(taken.size());
        Tree.delete(photos);

        member.does("restore", "--to", folder.resolve("back").toString()).done();

        assertThat(Tree.of(folder.resolve("back/photos"))).isEqualTo(taken);
        assertThat(acknowledged).as("it was worth the trouble").isNotEmpty();
    }
}
