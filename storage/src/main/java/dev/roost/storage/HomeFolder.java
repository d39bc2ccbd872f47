package dev.roost.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One home on disk: {@code version}, {@code lock}, {@code store/} and {@code logs/}, and where {@code identity} and
 * {@code control.sock} belong. Whoever has it open is its only user. Safe for use by many threads.
 */
public final class HomeFolder implements Closeable {
    /** The format this program writes, and the newest it knows. */
    public static final int VERSION = 1;

    private static final int SMALL_FILE_BYTES_MAX = 64;
    private static final String CLEAN = "clean";

    /** The lock lies on one byte far behind the text, so that a system with strict locks still lets others read it. */
    private static final long LOCKED_BYTE = 1L << 30;

    /**
     * The homes open in this process. A second channel on the lock file must not even be opened here: closing it would
     * take the first one's lock away (POSIX).
     */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;
    private final boolean closedCleanly;

    private HomeFolder(Path path, FileChannel channel, FileLock lock, boolean closedCleanly) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
        this.closedCleanly = closedCleanly;
    }

    /**
     * Opens a home and creates what is missing of it.
     *
     * @throws NewerHomeException if a newer program wrote it; nothing was changed
     * @throws HomeInUseException if it is open already, here or in another process
     */
    public static HomeFolder open(Path folder) throws IOException {
        refuseNewer(folder);
        Path home = Folders.create(folder).toRealPath();
        if (!OPEN.add(home)) {
            throw new HomeInUseException(
                    home, Long.toString(ProcessHandle.current().pid()));
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    home.resolve("lock"),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    Folders.privateFile());
            return locked(home, channel);
        } catch (IOException | RuntimeException e) {
            if (channel != null) {
                channel.close();
            }
            OPEN.remove(home);
            throw e;
        }
    }

    public Path path() {
        return path;
    }

    /** Where the node keeps the device's keys. */
    public Path identity() {
        return path.resolve("identity");
    }

    /** Where the running node listens for commands. */
    public Path controlSocket() {
        return path.resolve("control.sock");
    }

    public Path store() {
        return path.resolve("store");
    }

    public Path logs() {
        return path.resolve("logs");
    }

    /** Whether whoever had this home open before closed it; not so after a kill or a power cut. */
    public boolean wasClosedCleanly() {
        return closedCleanly;
    }

    @Override
    public synchronized void close() throws IOException {
        if (!lock.isValid()) {
            return;
        }
        try (channel) {
            write(channel, CLEAN);
            lock.release();
        } finally {
            OPEN.remove(path);
        }
    }

    private static HomeFolder locked(Path home, FileChannel channel) throws IOException {
        FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
        if (lock == null) {
            String holder = read(channel);
            throw new HomeInUseException(home, holder.matches("[0-9]+") ? holder : "unknown");
        }
        refuseNewer(home);
        boolean fresh = !Files.exists(home.resolve("version"));
        boolean clean = fresh || read(channel).equals(CLEAN);
        write(channel, Long.toString(ProcessHandle.current().pid()));
        Folders.create(home.resolve("store"));
        Folders.create(home.resolve("logs"));
        if (fresh) {
            Folders.replace(home.resolve("version"), (VERSION + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        return new HomeFolder(home, channel, lock, clean);
    }

    private static void refuseNewer(Path home) throws IOException {
        Path file = home.resolve("version");
        if (!Files.exists(file)) {
            return;
        }
        String text =
                Files.size(file) > SMALL_FILE_BYTES_MAX ? "" : Files.readString(file, StandardCharsets.ISO_8859_1);
        if (!text.strip().matches("[1-9][0-9]{0,8}")) {
            throw new IOException(
                    "The file " + file + " does not say which Roost wrote this home; nothing was changed.");
        }
        long found = Long.parseLong(text.strip());
        if (found > VERSION) {
            throw new NewerHomeException(home, found, VERSION);
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(SMALL_FILE_BYTES_MAX);
        while (text.hasRemaining() && channel.read(text, text.position()) > 0) {
            // Reads on until the file or the buffer ends.
        }
        return new String(text.array(), 0, text.position(), StandardCharsets.ISO_8859_1).strip();
    }

    private static void write(FileChannel channel, String line) throws IOException {
        ByteBuffer text = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.ISO_8859_1));
        channel.truncate(0);
        while (text.hasRemaining()) {
            channel.write(text, text.position());
        }
        channel.force(true);
    }
}
