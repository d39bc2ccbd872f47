package dev.roost.storage.rocks;

import dev.roost.proto.model.LibraryId;
import dev.roost.storage.DamagedStoreException;
import dev.roost.storage.HomeFolder;
import dev.roost.storage.LibraryStore;
import dev.roost.storage.RunningTime;
import dev.roost.storage.Storage;
import dev.roost.storage.StoreFullException;
import dev.roost.storage.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/**
 * The store in a home folder: RocksDB in {@code store/}, log files in {@code logs/}. The home has to stay open as long
 * as the storage is. Safe for use by many threads.
 */
public final class RocksStorage implements Storage {
    private static final int LIBRARY_HEX_CHARS = 64;

    private final HomeFolder home;
    private final RunningTime time;
    private final Engine engine;
    private final DiskRoom room;
    private final Intake intake;
    private final Rescue rescue;
    private final RocksTable local;
    private final Map<LibraryId, RocksLibrary> libraries = new ConcurrentSkipListMap<>();
    private final Map<Long, RocksChunkStore> chunkStores = new ConcurrentHashMap<>();

    private RocksStorage(HomeFolder home, RunningTime time, Engine engine, DiskRoom room) {
        this.home = home;
        this.time = time;
        this.engine = engine;
        this.room = room;
        this.intake = new Intake(engine, room, this::loadLibraries);
        this.rescue = new Rescue(home.store(), intake, chunkStores);
        this.local = new RocksTable(engine, intake, Family.LOCAL, Layout.ofDevice());
    }

    /**
     * Opens the store of a home, begun if it is new. After an unclean stop {@link OpenCheck} comes first; a salvage that
     * is {@linkplain Salvage#isUnfinished unfinished} is to be resumed before.
     *
     * @throws DamagedStoreException if RocksDB's own files are damaged: see {@link Salvage}
     * @throws StoreFullException if there is no room on the disk to open it
     */
    public static RocksStorage open(HomeFolder home, RunningTime time) throws IOException {
        DiskRoom room = new DiskRoom(home.store());
        room.requireToOpen(home.store());
        Engine engine = Engine.open(home.store(), room);
        try {
            RocksStorage storage = new RocksStorage(home, time, engine, room);
            storage.findLibraries();
            return storage;
        } catch (IOException | RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    @Override
    public LibraryStore library(LibraryId id) throws IOException {
        engine.ensureOpen();
        RocksLibrary known = libraries.get(id);
        if (known != null) {
            return known;
        }
        intake.mend();
        return begin(id);
    }

    @Override
    public List<LibraryId> libraries() {
        engine.ensureOpen();
        return List.copyOf(libraries.keySet());
    }

    @Override
    public Table local() {
        engine.ensureOpen();
        return local;
    }

    @Override
    public void sync() throws IOException {
        intake.mend();
        engine.sync(engine.lazyWrites());
    }

    @Override
    public void reopen() throws IOException {
        intake.reopen();
        rescue.restart();
    }

    @Override
    public long roomBytes() throws IOException {
        engine.ensureOpen();
        return Math.max(0, room.bytes() - intake.waitingBytes());
    }

    /** Closes the store. What was put and not committed is dropped. */
    @Override
    public void close() {
        engine.close();
    }

    private synchronized RocksLibrary begin(LibraryId id) throws IOException {
        RocksLibrary known = libraries.get(id);
        if (known != null) {
            return known;
        }
        byte[] key = Layout.library(Layout.tag(id));
        Optional<byte[]> owner = engine.read(database -> database.get(Family.LOCAL, key));
        if (owner.isPresent() && !LibraryId.of(owner.get()).equals(id)) {
            throw new IOException("The rows of " + id + " would lie among those of another library in " + home.store());
        }
        RocksLibrary library =
                new RocksLibrary(engine, intake, rescue, time, id, home.logs().resolve(id.hex()));
        library.load();
        if (owner.isEmpty()) {
            engine.writeLazily((batch, database) -> batch.put(Family.LOCAL, key, id.bytes()));
        }
        libraries.put(id, library);
        chunkStores.put(Layout.tag(id), library.chunks());
        return library;
    }

    private void loadLibraries() throws IOException {
        for (RocksLibrary library : libraries.values()) {
            library.load();
        }
    }

    /** A library has a row in the store and a folder for its logs; after a loss of the store the folder tells of it. */
    private void findLibraries() throws IOException {
        Set<LibraryId> found = new TreeSet<>(foldersOf(home.logs()));
        byte[] rows = Layout.libraries();
        engine.scan(Family.LOCAL, rows, rows, row -> {
            found.add(LibraryId.of(row.value()));
            return true;
        });
        for (LibraryId id : found) {
            library(id);
        }
    }

    /** The libraries that have a folder of logs. */
    static List<LibraryId> foldersOf(Path logs) throws IOException {
        try (Stream<Path> folders = Files.list(logs)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> name.matches("[0-9a-f]{" + LIBRARY_HEX_CHARS + "}"))
                    .map(name -> LibraryId.of(HexFormat.of().parseHex(name)))
                    .toList();
        }
    }
}
