package dev.roost.storage.rocks;

import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.LogHead;
import dev.roost.proto.model.LogId;
import dev.roost.proto.model.MalformedException;
import dev.roost.storage.DamagedLogException;
import dev.roost.storage.Folders;
import dev.roost.storage.LogChain;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of one log: records of length u32 ‖ CRC32C u32 ‖ entry, one behind the other, the CRC over the entry. It
 * is opened for each call, so that neither an interrupted thread nor a deleted file leaves a bad handle behind. Used
 * by one thread at a time.
 */
final class LogFile {
    private static final Logger LOG = LoggerFactory.getLogger(LogFile.class);

    static final int HEAD_BYTES = 8;

    /** How far behind a wrong record a good one is looked for: some appends of the largest entries. */
    private static final int SEARCH_BYTES_MAX = 16 * Limits.ENTRY_BYTES_MAX;

    private static final byte[] ENTRY_MAGIC = {'R', 'S', 'T', 'L'};

    private final Path folder;
    private final Path path;
    private final LibraryId library;
    private final LogId log;

    LogFile(Path folder, LibraryId library, LogId log) {
        this.folder = folder;
        this.path = folder.resolve(nameOf(log));
        this.library = library;
        this.log = log;
    }

    static String nameOf(LogId log) {
        return log.device().hex() + "-" + HexFormat.of().toHexDigits(log.incarnation());
    }

    long size() throws IOException {
        return Files.exists(path) ? Files.size(path) : 0;
    }

    /**
     * Appends entries behind the good part of the file, and returns where each lies when all are durable. What a failed
     * append may have left there is overwritten; if this one fails it cuts the file back.
     */
    List<Place> append(long end, List<LogEntry> entries) throws IOException {
        boolean begun = !Files.exists(path);
        FieldWriter out = new FieldWriter();
        List<Place> places = new ArrayList<>();
        for (LogEntry entry : entries) {
            places.add(new Place(entry.position(), end + out.size(), entry.size()));
            byte[] bytes = entry.bytes();
            out.u32(bytes.length).u32(crc(bytes)).bytes(bytes);
        }
        try (FileChannel channel = FileChannel.open(
                path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), Folders.privateFile())) {
            if (channel.size() < end) {
                throw new DamagedLogException(log, "its file is shorter than it was");
            }
            channel.truncate(end);
            write(channel, end, out.toBytes());
        }
        if (begun) {
            Folders.sync(folder);
        }
        return places;
    }

    private static void write(FileChannel channel, long end, byte[] bytes) throws IOException {
        try {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            channel.position(end);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        } catch (IOException e) {
            try {
                channel.truncate(end);
                channel.force(true);
            } catch (IOException too) {
                e.addSuppressed(too);
            }
            throw e;
        }
    }

    /** Cuts the file to its good part, for good. */
    void cut(long end) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.truncate(end);
            channel.force(true);
        }
    }

    /** The entry that lies in a place. */
    LogEntry read(Place place) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            Optional<LogEntry> entry = record(bytes(channel, place.offset(), HEAD_BYTES + place.length()), 0);
            if (entry.isEmpty() || !entry.get().position().equals(place.head())) {
                throw new DamagedLogException(log, "its entry " + place.head().seq() + " has wrong bytes");
            }
            return entry.get();
        } catch (NoSuchFileException e) {
            throw new DamagedLogException(log, "its file " + path + " is gone");
        } catch (ClosedByInterruptException | FileSystemException | DamagedLogException e) {
            throw e;
        } catch (IOException e) {
            throw new DamagedLogException(log, "its file " + path + " cannot be read: " + e.getMessage());
        }
    }

    /** Reads the records from an offset on, as far as they are whole and follow each other. */
    Scan scan(long from, Optional<LogHead> before) throws IOException {
        if (!Files.exists(path)) {
            return new Scan(List.of(), from, Scan.Stop.END);
        }
        List<Place> places = new ArrayList<>();
        Optional<LogHead> newest = before;
        long at = from;
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long size = channel.size();
            while (at < size) {
                Optional<LogEntry> entry = entryAt(channel, at);
                if (entry.isEmpty() || !isNext(entry.get(), newest)) {
                    boolean torn = entry.isEmpty() && isTorn(channel, at, newest);
                    return new Scan(places, at, torn ? Scan.Stop.TORN : Scan.Stop.DAMAGED);
                }
                places.add(new Place(entry.get().position(), at, entry.get().size()));
                newest = Optional.of(entry.get().position());
                at += HEAD_BYTES + entry.get().size();
            }
            return new Scan(places, at, Scan.Stop.END);
        } catch (ClosedByInterruptException | FileSystemException e) {
            // What kept it from being opened says nothing of its bytes.
            throw e;
        } catch (IOException e) {
            LOG.warn("{} cannot be read from byte {} on: {}", path, at, e.getMessage());
            return new Scan(places, at, Scan.Stop.UNREADABLE);
        }
    }

    /** Gives what is there another name, and begins the file anew with its good part, as far as that can be read. */
    long moveAside(long end) throws IOException {
        Path aside = Files.move(path, freeName());
        byte[] good = new byte[0];
        try (FileChannel from = FileChannel.open(aside, StandardOpenOption.READ)) {
            good = bytes(from, 0, (int) Math.min(end, Integer.MAX_VALUE / 2));
        } catch (IOException e) {
            LOG.warn("nothing of {} can be read: {}", aside, e.getMessage());
        }
        try (FileChannel to = FileChannel.open(
                path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), Folders.privateFile())) {
            write(to, 0, good);
        }
        Folders.sync(folder);
        return good.length;
    }

    /** Keeps what is there now under another name, beside the file: an empty file if there is none. */
    void setAside() throws IOException {
        Path aside = Files.createFile(freeName(), Folders.privateFile());
        if (Files.exists(path)) {
            try (FileChannel from = FileChannel.open(path, StandardOpenOption.READ);
                    FileChannel to = FileChannel.open(aside, StandardOpenOption.WRITE)) {
                long at = 0;
                while (at < from.size()) {
                    at += from.transferTo(at, from.size() - at, to);
                }
                to.force(true);
            }
        }
        Folders.sync(folder);
    }

    private Path freeName() {
        int number = 1;
        while (Files.exists(aside(number))) {
            number++;
        }
        return aside(number);
    }

    private Path aside(int number) {
        return folder.resolve(nameOf(log) + ".damaged-" + number);
    }

    private boolean isNext(LogEntry entry, Optional<LogHead> newest) {
        return entry.fields().library().equals(library)
                && entry.fields().log().equals(log)
                && LogChain.follows(newest, entry.fields());
    }

    /**
     * Whether a wrong record is what an unfinished write leaves: the last one, cut short or with a CRC that does not
     * fit. If a good record follows, or the bytes up to the end are the next entry under a wrong length, it was whole
     * once and is damaged.
     */
    private boolean isTorn(FileChannel channel, long at, Optional<LogHead> newest) throws IOException {
        byte[] rest = bytes(channel, at, (int) Math.min(channel.size() - at, SEARCH_BYTES_MAX));
        for (int magic = HEAD_BYTES + 1; magic < rest.length; magic++) {
            if (isMagic(rest, magic) && record(rest, magic - HEAD_BYTES).isPresent()) {
                return false;
            }
        }
        if (at + rest.length < channel.size()) {
            return false;
        }
        int length = rest.length - HEAD_BYTES;
        if (length < 1 || ByteBuffer.wrap(rest).getInt() == length) {
            return true;
        }
        Optional<LogEntry> last = parse(rest, HEAD_BYTES, length);
        return last.isEmpty() || !isNext(last.get(), newest);
    }

    private static boolean isMagic(byte[] bytes, int at) {
        int end = at + ENTRY_MAGIC.length;
        return end <= bytes.length && Arrays.equals(bytes, at, end, ENTRY_MAGIC, 0, ENTRY_MAGIC.length);
    }

    private static Optional<LogEntry> entryAt(FileChannel channel, long at) throws IOException {
        byte[] head = bytes(channel, at, HEAD_BYTES);
        int length = head.length < HEAD_BYTES ? -1 : ByteBuffer.wrap(head).getInt();
        return length < 1 || length > Limits.ENTRY_BYTES_MAX
                ? Optional.empty()
                : record(bytes(channel, at, HEAD_BYTES + length), 0);
    }

    /** The entry of the record at this place, if it is whole and its CRC fits. */
    private static Optional<LogEntry> record(byte[] bytes, int at) {
        if (bytes.length - at < HEAD_BYTES) {
            return Optional.empty();
        }
        ByteBuffer head = ByteBuffer.wrap(bytes, at, HEAD_BYTES);
        int length = head.getInt();
        int crc = head.getInt();
        if (length < 1 || length > bytes.length - at - HEAD_BYTES || crc != crc(bytes, at + HEAD_BYTES, length)) {
            return Optional.empty();
        }
        return parse(bytes, at + HEAD_BYTES, length);
    }

    private static Optional<LogEntry> parse(byte[] bytes, int at, int length) {
        if (length < 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(LogEntry.parse(Arrays.copyOfRange(bytes, at, at + length)));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    /** The bytes from an offset on, fewer if the file ends before. */
    private static byte[] bytes(FileChannel channel, long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) > 0) {
            // Reads on until the file or the buffer ends.
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private static int crc(byte[] bytes) {
        return crc(bytes, 0, bytes.length);
    }

    private static int crc(byte[] bytes, int at, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, at, length);
        return (int) crc.getValue();
    }
}
