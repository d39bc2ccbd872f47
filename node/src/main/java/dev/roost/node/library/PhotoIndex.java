package dev.roost.node.library;

import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.LogId;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.PhotoId;
import dev.roost.proto.model.ResourceId;
import dev.roost.proto.model.Seen;
import dev.roost.proto.model.ThumbnailSet;
import dev.roost.storage.Table;
import dev.roost.storage.TableBatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A member's view of what its library has kept: rows in the library's index table, which {@link PhotoFold} makes from
 * the logs and can always make again. Safe for use by many threads.
 */
public final class PhotoIndex {
    static final char CURSOR = 'f';
    static final char RESOURCE = 'R';
    static final char SEEN = 'S';
    static final char PATH = 'P';
    static final char ENTRY = 'E';
    static final char MANY = 'M';
    static final char DEVICE = 'D';
    static final char TOTALS = 'T';
    static final char WAITING = 'W';
    static final char TRASH_CLAIMS = 'V';
    static final char TRASHED = 'X';
    static final char THUMBNAIL_CLAIMS = 'J';
    private static final char[] KINDS = {
        CURSOR, RESOURCE, SEEN, PATH, ENTRY, MANY, DEVICE, TOTALS, WAITING, TRASH_CLAIMS, TRASHED, THUMBNAIL_CLAIMS
    };
    private static final int HELD = 1;
    private static final int REMOVED_AT_ONCE = 1_000;

    private final Table table;

    public PhotoIndex(Library library) {
        this.table = library.store().index();
    }

    /** Resources kept, and the plain bytes of those whose manifests were read. */
    public record Totals(long resources, long bytes) {
        byte[] encode() {
            return new FieldWriter(16).u64(resources).u64(bytes).toBytes();
        }
    }

    /** An entry, and how many resources it keeps that no other entry keeps. */
    public record EntryRow(Position position, int resources, boolean held) {
        byte[] encode() {
            return new FieldWriter(5).u32(resources).u8(held ? HELD : 0).toBytes();
        }
    }

    /** A resource as it was seen at one path. */
    public record Sighted(Seen seen, long time) {}

    /** Sees one resource after the other, by id. */
    @FunctionalInterface
    public interface ResourceVisitor {
        void resource(ResourceId id, ResourceRow row) throws IOException;
    }

    /** Sees one photo after the other, by id. */
    @FunctionalInterface
    public interface PhotoVisitor {
        void photo(PhotoId id) throws IOException;
    }

    public Totals totals() throws IOException {
        Optional<byte[]> row = table.get(RowKey.of(TOTALS));
        if (row.isEmpty()) {
            return new Totals(0, 0);
        }
        FieldReader in = new FieldReader(row.get());
        return new Totals(in.u64(), in.u64());
    }

    public Optional<ResourceRow> resource(ResourceId id) throws IOException {
        Optional<byte[]> row = table.get(RowKey.of(RESOURCE, id));
        return row.isEmpty() ? Optional.empty() : Optional.of(ResourceRow.parse(row.get()));
    }

    /** The photo that a file belongs to; in this version each is one of its own. */
    public PhotoId photoOf(ResourceId id) throws IOException {
        return PhotoId.of(id);
    }

    /** The files of a photo, the one that stands for it first. */
    public List<ResourceId> parts(PhotoId photo) throws IOException {
        return List.of(ResourceId.of(photo.bytes()));
    }

    public void resources(ResourceVisitor visitor) throws IOException {
        table.scan(RowKey.of(RESOURCE), (key, value) -> {
            visitor.resource(idIn(key), ResourceRow.parse(value));
            return true;
        });
    }

    /** Resources whose ids begin with these bytes. */
    public void resources(byte[] prefix, ResourceVisitor visitor) throws IOException {
        table.scan(RowKey.start(RESOURCE).bytes(prefix).toBytes(), (key, value) -> {
            visitor.resource(idIn(key), ResourceRow.parse(value));
            return true;
        });
    }

    /** Whether a photo is in the trash, by all that the logs say of it. */
    public boolean isTrashed(PhotoId photo) throws IOException {
        return table.get(RowKey.of(TRASHED, photo)).isPresent();
    }

    /** The photos in the trash; of one of them nothing else may be known yet. */
    public void trashed(PhotoVisitor visitor) throws IOException {
        table.scan(RowKey.of(TRASHED), (key, value) -> {
            visitor.photo(PhotoId.of(idIn(key)));
            return true;
        });
    }

    /** The thumbnails that stand for a photo, smallest first; none if nobody made any. */
    public List<ThumbnailSet.Picture> thumbnails(PhotoId photo) throws IOException {
        Optional<byte[]> row = table.get(RowKey.of(THUMBNAIL_CLAIMS, photo));
        Octets value = row.isEmpty() ? Octets.EMPTY : ThumbnailFold.standing(row.get());
        return value.equals(Octets.EMPTY)
                ? List.of()
                : ThumbnailSet.parse(value).pictures();
    }

    /** The chunks of all thumbnails that logs say of a photo, also those that stand behind others. */
    List<ChunkId> thumbnailChunks(PhotoId photo) throws IOException {
        Optional<byte[]> row = table.get(RowKey.of(THUMBNAIL_CLAIMS, photo));
        return row.isEmpty() ? List.of() : ThumbnailFold.chunks(row.get());
    }

    /** Resources that several entries keep. */
    public void keptByMany(ResourceVisitor visitor) throws IOException {
        table.scan(RowKey.of(MANY), (key, value) -> {
            ResourceId id = idIn(key);
            Optional<ResourceRow> row = resource(id);
            if (row.isPresent()) {
                visitor.resource(id, row.get());
            }
            return true;
        });
    }

    /** Where a resource was seen, at every path once, as it was seen there last. */
    public List<Sighted> seen(ResourceId id) throws IOException {
        List<Sighted> all = new ArrayList<>();
        table.scan(RowKey.of(SEEN, id), (key, value) -> {
            FieldReader in = new FieldReader(value);
            long time = in.u64();
            all.add(new Sighted(Seen.of(Octets.copyOf(in.rest())), time));
            return true;
        });
        return all;
    }

    /** What a path held when it was last seen. */
    public Optional<ResourceId> at(PathKey path) throws IOException {
        Optional<byte[]> row = table.get(pathKey(path));
        return row.isEmpty() ? Optional.empty() : Optional.of(new FieldReader(row.get()).resourceId());
    }

    /** What people call a device, if a member said so. */
    public Optional<String> deviceName(DeviceId device) throws IOException {
        Optional<byte[]> row = table.get(RowKey.of(DEVICE, device));
        if (row.isEmpty()) {
            return Optional.empty();
        }
        FieldReader in = new FieldReader(row.get());
        in.u64();
        return Optional.of(new String(in.rest(), StandardCharsets.UTF_8));
    }

    /** The entries that keep something, by log; what several of them keep does not count in any. */
    public List<EntryRow> entries() throws IOException {
        List<EntryRow> rows = new ArrayList<>();
        table.scan(RowKey.of(ENTRY), (key, value) -> {
            rows.add(entryRow(positionIn(key), value));
            return true;
        });
        return rows;
    }

    /** Entries that keep something and whose lists are not all here: what they name is not known one by one. */
    public List<Position> waiting() throws IOException {
        List<Position> positions = new ArrayList<>();
        table.scan(RowKey.of(WAITING), (key, value) -> {
            positions.add(positionIn(key));
            return true;
        });
        return positions;
    }

    /** One of {@link #entries}. */
    public Optional<EntryRow> entry(Position position) throws IOException {
        Optional<byte[]> row = table.get(RowKey.of(ENTRY, position.log(), position.seq()));
        return row.isEmpty() ? Optional.empty() : Optional.of(entryRow(position, row.get()));
    }

    /** Notes length and hash of a resource whose manifest was read. */
    public synchronized void learn(ResourceId id, ResourceRow.Content content) throws IOException {
        Optional<ResourceRow> row = resource(id);
        if (row.isPresent() && row.get().content().isEmpty()) {
            Totals before = totals();
            Totals after = new Totals(before.resources(), before.bytes() + content.length());
            table.apply(new TableBatch()
                    .put(RowKey.of(RESOURCE, id), row.get().with(content).encode())
                    .put(RowKey.of(TOTALS), after.encode()));
        }
    }

    /** Removes every row, the cursors first. */
    void clear() throws IOException {
        for (char kind : KINDS) {
            List<byte[]> keys = new ArrayList<>();
            do {
                keys.clear();
                table.scan(RowKey.of(kind), (key, value) -> keys.add(key) && keys.size() < REMOVED_AT_ONCE);
                TableBatch batch = new TableBatch();
                keys.forEach(batch::remove);
                table.apply(batch);
            } while (!keys.isEmpty());
        }
    }

    static byte[] pathKey(PathKey path) {
        return RowKey.start(PATH).octets(path.bytes()).toBytes();
    }

    Table table() {
        return table;
    }

    private static ResourceId idIn(byte[] key) throws MalformedException {
        FieldReader in = new FieldReader(key);
        in.u8();
        return in.resourceId();
    }

    private static Position positionIn(byte[] key) throws MalformedException {
        FieldReader in = new FieldReader(key);
        in.u8();
        LogId log = in.logId();
        return new Position(log, in.u64());
    }

    private static EntryRow entryRow(Position position, byte[] value) throws MalformedException {
        FieldReader in = new FieldReader(value);
        return new EntryRow(position, in.u32(), (in.u8() & HELD) != 0);
    }
}
