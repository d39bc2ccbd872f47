package dev.roost.storage.rocks;

import dev.roost.storage.DamagedStoreException;
import dev.roost.storage.Folders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far RocksDB's record files reached when we last looked, noted beside them in the file {@code extent}. A manifest
 * that became shorter says nothing to RocksDB: it opens the store as it once was, and deletes every photo that came
 * later.
 *
 * <p>The file is text: a line {@code <name> <bytes>} for the manifest, after an orderly close one for each file of the
 * write-ahead log, and last the CRC32C of these lines as 8 hexadecimal digits. It is not synced: a note that is older
 * than the files still holds. Safe for use by many threads.
 */
final class Extent {
    private static final Logger LOG = LoggerFactory.getLogger(Extent.class);
    private static final String FILE = "extent";
    private static final int FILE_BYTES_MAX = 1 << 20;
    private static final String MANIFEST = "MANIFEST-";

    private final Path store;
    private String noted = "";
    private Line known = new Line("", 0);

    private record Line(String name, long bytes) {
        /** As it stands in the file. */
        String text() {
            return name + " " + bytes + "\n";
        }
    }

    Extent(Path store) {
        this.store = store;
    }

    /**
     * Checks a store that is closed.
     *
     * @throws DamagedStoreException if a file is shorter than it was
     */
    static void check(Path store) throws IOException {
        List<Line> lines = read(store.resolve(FILE));
        Optional<String> manifest = manifest(store);
        if (lines.isEmpty()
                || manifest.isEmpty()
                || number(manifest.get()) > number(lines.get(0).name())) {
            // Opened and not noted since: what the note says of the files is out of date.
            return;
        }
        for (Line line : lines) {
            long good = RecordFiles.goodBytes(store.resolve(line.name()), 0);
            if (good < line.bytes()) {
                throw new DamagedStoreException(
                        store, line.name() + " had " + line.bytes() + " good bytes and has " + good, null);
            }
        }
    }

    /** Notes how far the manifest reaches. That it could not be noted is no reason to fail whoever asked. */
    synchronized void note() {
        note(false);
    }

    /** Notes how far every file reaches, after the store was closed in order. */
    synchronized void noteClosed() {
        note(true);
    }

    private void note(boolean closed) {
        try {
            Optional<String> manifest = manifest(store);
            if (manifest.isPresent()) {
                String name = manifest.get();
                long before = name.equals(known.name()) ? known.bytes() : 0;
                known = new Line(name, RecordFiles.goodBytes(store.resolve(name), before));
                StringBuilder lines = new StringBuilder(known.text());
                for (Path log : closed ? RecordFiles.logs(store) : List.<Path>of()) {
                    long good = RecordFiles.goodBytes(log, 0);
                    lines.append(new Line(log.getFileName().toString(), good).text());
                }
                write(lines.toString());
            }
        } catch (IOException e) {
            LOG.warn("How far the files of {} reach could not be noted: {}", store, e.getMessage());
        }
    }

    /** The manifest in use, if the file that names it names one. */
    static Optional<String> manifest(Path store) {
        try {
            String name = Files.readString(store.resolve("CURRENT"), StandardCharsets.ISO_8859_1)
                    .strip();
            return Optional.of(name).filter(text -> text.matches(MANIFEST + "[0-9]{1,18}"));
        } catch (IOException e) {
            // For RocksDB to refuse.
            return Optional.empty();
        }
    }

    private void write(String lines) throws IOException {
        if (lines.equals(noted)) {
            return;
        }
        byte[] text = (lines + crc(lines) + "\n").getBytes(StandardCharsets.ISO_8859_1);
        Set<StandardOpenOption> how = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try (FileChannel out = FileChannel.open(store.resolve(FILE), how, Folders.privateFile())) {
            out.write(ByteBuffer.wrap(text));
            out.truncate(text.length);
        }
        noted = lines;
    }

    /** The lines of a note that is whole; none of any other. */
    private static List<Line> read(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > FILE_BYTES_MAX) {
            return List.of();
        }
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        int end = text.length() - "12345678\n".length();
        if (end < 0 || !text.substring(end).strip().equals(crc(text.substring(0, end)))) {
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        for (String line : text.substring(0, end).lines().toList()) {
            int space = line.indexOf(' ');
            lines.add(new Line(line.substring(0, space), Long.parseLong(line.substring(space + 1))));
        }
        return lines;
    }

    private static long number(String manifest) {
        return Long.parseLong(manifest.substring(MANIFEST.length()));
    }

    private static String crc(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.ISO_8859_1));
        return String.format("%08x", crc.getValue());
    }
}
