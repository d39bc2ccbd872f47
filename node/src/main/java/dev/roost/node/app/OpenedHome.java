package dev.roost.node.app;

import dev.roost.node.crypto.Identity;
import dev.roost.node.thread.Time;
import dev.roost.proto.model.Sha256;
import dev.roost.storage.DamagedStoreException;
import dev.roost.storage.HomeFolder;
import dev.roost.storage.Storage;
import dev.roost.storage.TableBatch;
import dev.roost.storage.rocks.OpenCheck;
import dev.roost.storage.rocks.RocksStorage;
import dev.roost.storage.rocks.Salvage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A home that is open: its folder, its identity, its store. After an unclean stop the store is first opened by a child
 * process, for a damaged one can make that last for ever; one that does not open is salvaged.
 */
final class OpenedHome implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenedHome.class);
    private static final Duration CHECK_USUAL = Duration.ofSeconds(60);

    /** A slow disk under load may take long to open a large store; a damaged store takes for ever. */
    private static final Duration CHECK_LIMIT = Duration.ofMinutes(15);

    private static final byte[] PLACE = "home-place".getBytes(StandardCharsets.US_ASCII);
    private static final Path MACHINE_ID = Path.of("/etc/machine-id");

    private final HomeFolder folder;
    private final Identity identity;
    private final Storage storage;
    private final RunningClock running;
    private final boolean anew;
    private final boolean lagging;
    private final Optional<String> openToOthers;
    private final HomeNotes notes;

    private OpenedHome(HomeFolder folder, Identity identity, Storage storage, RunningClock running, Opening opening)
            throws IOException {
        this.folder = folder;
        this.identity = identity;
        this.storage = storage;
        this.running = running;
        this.lagging = opening.lagging();
        this.openToOthers = opening.openToOthers();
        this.notes = HomeNotes.open(folder.path());
        this.anew = isAnew();
    }

    /** How the store came to be open: whether its notes may lag behind the logs, and who else may enter the home. */
    private record Opening(boolean lagging, Optional<String> openToOthers) {}

    static OpenedHome open(Path path, Time time, SecureRandom random) throws IOException {
        HomeFolder folder = HomeFolder.open(path);
        try {
            Optional<String> openToOthers = HomeRights.shut(folder.path());
            Identity identity = IdentityFile.openOrCreate(folder, random);
            RunningClock running = new RunningClock(time);
            boolean lagging = !folder.wasClosedCleanly();
            if (Salvage.isUnfinished(folder)) {
                Salvage.resume(folder, running);
                lagging = true;
            } else if (lagging && !opensInAChild(folder)) {
                Salvage.run(folder, running);
            }
            Storage storage;
            try {
                storage = RocksStorage.open(folder, running);
            } catch (DamagedStoreException e) {
                LOG.warn("the store does not open: {}", e.getMessage());
                Salvage.run(folder, running);
                lagging = true;
                storage = RocksStorage.open(folder, running);
            }
            running.resume(storage.local());
            return new OpenedHome(folder, identity, storage, running, new Opening(lagging, openToOthers));
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    HomeFolder folder() {
        return folder;
    }

    Identity identity() {
        return identity;
    }

    Storage storage() {
        return storage;
    }

    RunningClock running() {
        return running;
    }

    /** Whether this home is not where it was: restored from a backup, or copied. */
    boolean isElsewhere() {
        return anew;
    }

    /** Whether notes beside the logs may lag behind them. */
    boolean isLagging() {
        return lagging;
    }

    /** Stores that were damaged once and set aside, and are still there. */
    List<Path> setAside() throws IOException {
        return Salvage.setAside(folder);
    }

    /** What outlives the store. */
    HomeNotes notes() {
        return notes;
    }

    /** What a person should know if others may enter this home. */
    Optional<String> openToOthers() {
        return openToOthers;
    }

    @Override
    public void close() throws IOException {
        try {
            running.note(storage.local());
            storage.close();
        } finally {
            folder.close();
        }
    }

    private static boolean opensInAChild(HomeFolder folder) throws IOException {
        if (!Files.exists(folder.store().resolve("CURRENT"))) {
            return true;
        }
        OpenCheck.Result result = OpenCheck.run(folder.store(), CHECK_USUAL, javaCommand());
        if (result.outcome() == OpenCheck.Outcome.HANGS) {
            LOG.warn("opening the store takes long; it is given {} minutes more", CHECK_LIMIT.toMinutes());
            result = OpenCheck.run(folder.store(), CHECK_LIMIT, javaCommand());
        }
        if (result.outcome() != OpenCheck.Outcome.OPENS) {
            LOG.warn("the store does not open: {} {}", result.outcome(), result.said());
        }
        return result.outcome() == OpenCheck.Outcome.OPENS;
    }

    private static List<String> javaCommand() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.library.path=" + System.getProperty("java.library.path"),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"));
    }

    /** Another inode or another machine than last time: some other home may go on in our name. */
    private boolean isAnew() throws IOException {
        byte[] place = place();
        Optional<byte[]> before = storage.local().get(PLACE);
        if (before.isEmpty() || !Arrays.equals(before.get(), place)) {
            storage.local().apply(new TableBatch().put(PLACE, place));
        }
        return before.isPresent() && !Arrays.equals(before.get(), place);
    }

    private byte[] place() throws IOException {
        Object key = Files.readAttributes(folder.identity(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
        String machine =
                Files.isReadable(MACHINE_ID) ? Files.readString(MACHINE_ID).strip() : "";
        return Sha256.of((key + "\n" + machine).getBytes(StandardCharsets.UTF_8));
    }
}
