package dev.roost.storage.rocks;

import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.SealedChunk;
import dev.roost.storage.ChunkStore;
import dev.roost.storage.Folders;
import dev.roost.storage.HomeFolder;
import dev.roost.storage.RunningTime;
import dev.roost.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the objects of a store that cannot be opened into a new one. RocksDB's own files may be lost; an object in a
 * blob file or in the write-ahead log is named by its bytes, and stands for itself. What an entry names, what is lacking
 * and the node's own rows are lost; they come again from the logs, from peers, and from what the node keeps elsewhere.
 *
 * <p>It may be stopped at any time and resumed. Used by one thread, with the home open and its store closed.
 */
public final class Salvage {
    /**
     * What came of it.
     *
     * @param setAside folders that were gone through; what could not be recovered is still there
     * @param chunks objects that are in the new store now
     * @param bytes their sealed bytes
     * @param damaged places in the old files where bytes were lost
     * @param strays whole objects of libraries that this home does not know
     */
    public record Report(List<Path> setAside, long chunks, long bytes, long damaged, long strays) {
        public Report {
            setAside = List.copyOf(setAside);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Salvage.class);
    private static final String ASIDE = "store.damaged-";

    /** Lies in a folder that was gone through to its end. */
    private static final String DONE = "salvaged";

    private final HomeFolder home;
    private final Storage storage;
    private final Map<Long, LibraryId> libraries = new HashMap<>();
    private long chunks;
    private long bytes;
    private long damaged;
    private long strays;

    private Salvage(HomeFolder home, Storage storage) throws IOException {
        this.home = home;
        this.storage = storage;
        for (LibraryId library : storage.libraries()) {
            libraries.put(Layout.tag(library), library);
        }
    }

    /** Sets the store aside, begins a new one and recovers every whole object. */
    public static Report run(HomeFolder home, RunningTime time) throws IOException {
        int number = 1;
        while (Files.exists(home.path().resolve(ASIDE + number))) {
            number++;
        }
        Path aside = Files.move(home.store(), home.path().resolve(ASIDE + number));
        Folders.create(home.store());
        Folders.sync(home.path());
        LOG.warn("The store is damaged; it was set aside as {} and its objects are recovered", aside);
        return resume(home, time);
    }

    /** Stores that were set aside in this home and are still there. */
    public static List<Path> setAside(HomeFolder home) throws IOException {
        try (Stream<Path> folders = Files.list(home.path())) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith(ASIDE))
                    .sorted()
                    .toList();
        }
    }

    /** Whether a salvage was begun in this home and not finished. */
    public static boolean isUnfinished(HomeFolder home) throws IOException {
        return !unfinished(home).isEmpty();
    }

    /** Goes on with a salvage that was stopped. */
    public static Report resume(HomeFolder home, RunningTime time) throws IOException {
        try (Storage storage = RocksStorage.open(home, time)) {
            return new Salvage(home, storage).recover();
        }
    }

    private Report recover() throws IOException {
        List<Path> folders = unfinished(home);
        for (Path folder : folders) {
            recover(folder);
            Files.createFile(folder.resolve(DONE), Folders.privateFile());
            Folders.sync(folder);
        }
        return new Report(folders, chunks, bytes, damaged, strays);
    }

    private void recover(Path folder) throws IOException {
        List<Path> files = files(folder, ".blob");
        List<Path> logs = files(folder, ".log");
        boolean roomForBoth = storage.roomBytes() > size(files) + size(logs);
        for (Path log : logs) {
            recoverLog(log);
        }
        for (Path file : files) {
            long lost = damaged + strays;
            recoverFile(file);
            if (!roomForBoth && damaged + strays == lost) {
                // A store may be larger than the room beside it. All that was in this file is durable in the new one.
                Files.delete(file);
            }
        }
    }

    private void recoverFile(Path file) throws IOException {
        try (BlobFile blobs = BlobFile.open(file)) {
            damaged += blobs.read(this::found).damaged();
        }
        commit();
    }

    private void recoverLog(Path file) throws IOException {
        try (WriteAheadLog log = WriteAheadLog.open(file)) {
            log.read(this::found);
        }
        commit();
    }

    private void commit() throws IOException {
        for (LibraryId library : storage.libraries()) {
            storage.library(library).chunks().commit();
        }
    }

    private void found(long tag, SealedChunk chunk) throws IOException {
        LibraryId library = libraries.get(tag);
        if (library == null) {
            strays++;
            return;
        }
        ChunkStore store = storage.library(library).chunks();
        if (!store.holds(chunk.id())) {
            chunks++;
            bytes += chunk.size();
        }
        store.put(chunk);
    }

    private static List<Path> unfinished(HomeFolder home) throws IOException {
        return setAside(home).stream()
                .filter(folder -> !Files.exists(folder.resolve(DONE)))
                .toList();
    }

    private static long size(List<Path> files) throws IOException {
        long size = 0;
        for (Path file : files) {
            size += Files.size(file);
        }
        return size;
    }

    private static List<Path> files(Path folder, String end) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(end))
                    .sorted()
                    .toList();
        }
    }
}
