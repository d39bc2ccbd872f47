package dev.roost.node.photo;

import dev.roost.node.library.Library;
import dev.roost.node.library.PathKey;
import dev.roost.node.library.PhotoIndex;
import dev.roost.node.library.RowKey;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.EpochName;
import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.FileName;
import dev.roost.proto.model.FilePath;
import dev.roost.proto.model.Fingerprint;
import dev.roost.proto.model.Octets;
import dev.roost.storage.Table;
import dev.roost.storage.TableBatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the originals of this device lie and which chunks they make: rows in the library's index table, written by
 * keeping. Safe for use by many threads; one file is written by one thread at a time.
 */
public final class OriginalsTable {
    private static final char FOLDER = 'B';
    private static final char ORIGINAL = 'O';
    private static final char CHUNKS = 'U';
    private static final char PLACE = 'C';
    private static final char SEALED = 'K';
    private static final char PENDING = 'Q';

    private final Library library;
    private final Table table;

    /** Where a chunk lies in an original. */
    public record Place(PathKey original, long offset, int length, EpochName epoch) {}

    /** Sees one original after the other. */
    @FunctionalInterface
    public interface Visitor {
        /** Returns whether to go on. */
        boolean original(PathKey key, Original original) throws IOException;
    }

    public OriginalsTable(Library library) {
        this.library = library;
        this.table = library.store().index();
    }

    public PathKey key(FilePath path) {
        return PathKey.of(library.self(), path);
    }

    public void keepFolder(KeptFolder folder) throws IOException {
        table.apply(new TableBatch().put(RowKey.start(FOLDER).u64(folder.key()).toBytes(), folder.encode()));
    }

    public List<KeptFolder> folders() throws IOException {
        List<KeptFolder> folders = new ArrayList<>();
        table.scan(RowKey.of(FOLDER), (key, value) -> {
            FieldReader in = new FieldReader(key);
            in.u8();
            folders.add(KeptFolder.parse(in.u64(), value));
            return true;
        });
        return folders;
    }

    public Optional<KeptFolder> folder(long key) throws IOException {
        Optional<byte[]> row = table.get(RowKey.start(FOLDER).u64(key).toBytes());
        return row.isEmpty() ? Optional.empty() : Optional.of(KeptFolder.parse(key, row.get()));
    }

    public Optional<Original> original(PathKey key) throws IOException {
        Optional<byte[]> row = table.get(rowKey(ORIGINAL, key));
        return row.isEmpty() ? Optional.empty() : Optional.of(Original.parse(row.get()));
    }

    /** A file that lies in a folder, not below another one in it. */
    public Optional<Original> at(KeptFolder folder, Path file) throws IOException {
        FileName name = FileName.ofRaw(RawNames.of(file));
        return original(key(new FilePath(folder.key(), folder.name(), List.of(name))));
    }

    public void originals(Visitor visitor) throws IOException {
        table.scan(RowKey.of(ORIGINAL), (key, value) -> visitor.original(pathKey(key), Original.parse(value)));
    }

    /** Originals that no log entry names yet. */
    public void pending(Visitor visitor) throws IOException {
        table.scan(RowKey.of(PENDING), (key, value) -> {
            PathKey pathKey = pathKey(key);
            Optional<Original> original = original(pathKey);
            return original.isEmpty() || visitor.original(pathKey, original.get());
        });
    }

    public List<OriginalChunk> chunks(PathKey key) throws IOException {
        byte[] row = table.get(rowKey(CHUNKS, key)).orElse(new byte[0]);
        FieldReader in = new FieldReader(row);
        List<OriginalChunk> chunks = new ArrayList<>(row.length / OriginalChunk.BYTES);
        while (in.remaining() > 0) {
            chunks.add(OriginalChunk.read(in));
        }
        return chunks;
    }

    /** Where a chunk can be sealed again from, as far as is known. */
    public List<Place> places(ChunkId id) throws IOException {
        List<Place> places = new ArrayList<>();
        table.scan(RowKey.of(PLACE, id), (key, value) -> {
            FieldReader in = new FieldReader(value);
            places.add(new Place(pathKeyAfterId(key), in.u64(), in.u32(), new EpochName(in.u32())));
            return true;
        });
        return places;
    }

    /** Under which name this device sealed the plain bytes with this fingerprint before, if it did. */
    public Optional<OriginalChunk.Sealed> sealed(Fingerprint fingerprint) throws IOException {
        Optional<byte[]> row = table.get(sealedKey(fingerprint));
        if (row.isEmpty()) {
            return Optional.empty();
        }
        FieldReader in = new FieldReader(row.get());
        return Optional.of(new OriginalChunk.Sealed(new EpochName(in.u32()), in.chunkId()));
    }

    /** Notes under which name plain bytes were sealed. */
    public void sealedAs(Fingerprint fingerprint, OriginalChunk.Sealed sealed) throws IOException {
        table.apply(new TableBatch().put(sealedKey(fingerprint), sealedRow(sealed)));
    }

    /** Notes a file as it was just read; it is pending until {@link #kept}. */
    public void noted(Original original, List<OriginalChunk> chunks) throws IOException {
        PathKey key = key(original.path());
        TableBatch batch = new TableBatch();
        forgetPlaces(key, batch);
        FieldWriter rows = new FieldWriter(OriginalChunk.BYTES * chunks.size());
        long offset = 0;
        for (OriginalChunk chunk : chunks) {
            chunk.write(rows);
            if (chunk.sealed().isPresent()) {
                OriginalChunk.Sealed sealed = chunk.sealed().get();
                batch.put(placeKey(sealed.id(), key), placeRow(offset, chunk.length(), sealed.epoch()));
                batch.put(sealedKey(chunk.fingerprint()), sealedRow(sealed));
            }
            offset += chunk.length();
        }
        batch.put(rowKey(ORIGINAL, key), original.as(Original.State.NOTED).encode());
        batch.put(rowKey(CHUNKS, key), rows.toBytes());
        batch.put(rowKey(PENDING, key), new byte[0]);
        ThumbnailsDue.noted(original, key, batch);
        table.apply(batch);
    }

    /** Notes that a log entry names what was last read of these files. */
    public void kept(List<PathKey> keys) throws IOException {
        TableBatch batch = new TableBatch();
        for (PathKey key : keys) {
            Optional<Original> original = original(key);
            original.ifPresent(o ->
                    batch.put(rowKey(ORIGINAL, key), o.as(Original.State.KEPT).encode()));
            batch.remove(rowKey(PENDING, key));
        }
        table.apply(batch);
    }

    /** Notes that the stamp of a file tells of every later write. */
    public void settled(PathKey key) throws IOException {
        Optional<Original> original = original(key);
        if (original.isPresent()) {
            byte[] row = original.get().asSettled().encode();
            table.apply(new TableBatch().put(rowKey(ORIGINAL, key), row));
        }
    }

    /** Notes that what a file says about itself was read. */
    public void understood(PathKey key) throws IOException {
        Optional<Original> original = original(key);
        if (original.isPresent()) {
            byte[] row = original.get().asUnderstood().encode();
            table.apply(new TableBatch().put(rowKey(ORIGINAL, key), row));
        }
    }

    /**
     * Notes as pending again what was kept and no log entry says any more, be it the photo itself or that this device saw
     * it at its path: entries were lost.
     */
    public void keepAgainWhatIsUnnamed(PhotoIndex index) throws IOException {
        List<PathKey> unnamed = new ArrayList<>();
        originals((key, original) -> {
            if (index.resource(original.resource()).isEmpty() || !isSeen(original, index)) {
                unnamed.add(key);
            }
            return true;
        });
        for (PathKey key : unnamed) {
            TableBatch batch = new TableBatch();
            original(key)
                    .ifPresent(o -> batch.put(
                                    rowKey(ORIGINAL, key),
                                    o.as(Original.State.NOTED).encode())
                            .put(rowKey(PENDING, key), new byte[0]));
            table.apply(batch);
        }
    }

    private boolean isSeen(Original original, PhotoIndex index) throws IOException {
        return index.seen(original.resource()).stream()
                .map(PhotoIndex.Sighted::seen)
                .anyMatch(seen ->
                        seen.device().equals(library.self()) && seen.path().equals(original.path()));
    }

    /** Forgets a file that is no longer there before anything kept it. */
    public void forget(PathKey key) throws IOException {
        TableBatch batch = new TableBatch();
        forgetPlaces(key, batch);
        ThumbnailsDue.forget(key, batch);
        batch.remove(rowKey(ORIGINAL, key)).remove(rowKey(CHUNKS, key)).remove(rowKey(PENDING, key));
        table.apply(batch);
    }

    private void forgetPlaces(PathKey key, TableBatch batch) throws IOException {
        for (OriginalChunk chunk : chunks(key)) {
            chunk.sealed().ifPresent(name -> batch.remove(placeKey(name.id(), key)));
        }
    }

    private static byte[] placeRow(long offset, int length, EpochName epoch) {
        return new FieldWriter(16).u64(offset).u32(length).u32(epoch.bits()).toBytes();
    }

    private static byte[] sealedRow(OriginalChunk.Sealed sealed) {
        return new FieldWriter(36).u32(sealed.epoch().bits()).id(sealed.id()).toBytes();
    }

    private static byte[] sealedKey(Fingerprint fingerprint) {
        return RowKey.start(SEALED).bytes(fingerprint.bytes()).toBytes();
    }

    private static byte[] placeKey(ChunkId id, PathKey key) {
        return RowKey.start(PLACE).id(id).octets(key.bytes()).toBytes();
    }

    static byte[] rowKey(char kind, PathKey key) {
        return RowKey.start(kind).octets(key.bytes()).toBytes();
    }

    static PathKey pathKey(byte[] rowKey) {
        return new PathKey(Octets.copyOf(rowKey, 1, 1 + PathKey.BYTES));
    }

    private static PathKey pathKeyAfterId(byte[] rowKey) {
        return new PathKey(
                Octets.copyOf(rowKey, 1 + ChunkId.BYTES, rowKey.length).requireSize(PathKey.BYTES));
    }
}
