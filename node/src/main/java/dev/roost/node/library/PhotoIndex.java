package dev.roost.node.library;

import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.PhotoFacts;
import dev.roost.proto.model.PhotoId;
import dev.roost.proto.model.ResourceId;
import dev.roost.proto.model.Seen;
import dev.roost.storage.Logs;
import dev.roost.storage.Table;
import dev.roost.storage.TableBatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    static final char GROUP = 'G';
    static final char MEMBER = 'H';
    static final char ABOUT = 'A';

    /** A photo's id, for each photo in the trash: the timeline keeps such photos on a shelf of their own. */
    static final char TRASHED = 'X';

    static final char TRASH_CLAIMS = 'V';
    static final char THUMBNAIL_CLAIMS = 'h';

    /** Everything pending has a line in the timeline. */
    static final char PENDING_SHOWN = 'p';

    private final Table table;
    private final Logs logs;
    private final PhotoRows rows;
    private final Timeline timeline;
    private final EntryRows entries;
    private final ThumbnailRows thumbnails;
    private final PendingLines pending;

    public PhotoIndex(Library library) {
        this.table = library.store().index();
        this.logs = library.store().logs();
        this.rows = new PhotoRows(table);
        this.timeline = new Timeline(table);
        this.entries = new EntryRows(table);
        this.thumbnails = new ThumbnailRows(table);
        this.pending = new PendingLines(this);
    }

    /** A resource as it was seen at one path. */
    public record Sighted(Seen seen, long time) {}

    /** Sees one resource after the other, by id. */
    @FunctionalInterface
    public interface ResourceVisitor {
        void resource(ResourceId id, ResourceRow row) throws IOException;
    }

    /** Sees one resource of a photo after the other. */
    @FunctionalInterface
    public interface GroupVisitor {
        void member(PhotoId photo, ResourceId resource) throws IOException;
    }

    /** Sees one photo after the other. */
    @FunctionalInterface
    public interface PhotoVisitor {
        void photo(Photo photo) throws IOException;
    }

    /** Sees one id after the other. */
    @FunctionalInterface
    public interface IdVisitor {
        void photo(PhotoId id) throws IOException;
    }

    /** Photos in the order in which they were taken. */
    public Timeline timeline() {
        return timeline;
    }

    /** The entries that keep something. */
    public EntryRows entries() {
        return entries;
    }

    /** The thumbnails that stand for photos. */
    public ThumbnailRows thumbnails() {
        return thumbnails;
    }

    /** What the timeline shows of files that no log entry names yet. */
    public PendingLines pending() {
        return pending;
    }

    public Totals totals() throws IOException {
        return Totals.parse(table.get(RowKey.of(TOTALS)));
    }

    public Optional<ResourceRow> resource(ResourceId id) throws IOException {
        return rows.resource(id);
    }

    /** The photo that has this id, or into which the one that had it was merged. */
    public Optional<Photo> photo(PhotoId id) throws IOException {
        Optional<Photo> photo = rows.photo(id);
        return photo.isPresent() ? photo : rows.photo(photoOf(ResourceId.of(id.bytes())));
    }

    /** The photo that a resource belongs to. */
    public PhotoId photoOf(ResourceId id) throws IOException {
        return rows.photoOf(id);
    }

    /** Under which part a resource was put into its photo, if a statement did so. */
    public Optional<Integer> partOf(ResourceId id) throws IOException {
        return rows.group(id).map(PhotoRows.GroupRow::part);
    }

    /** Time of the entry that kept a resource first, as far as this device heard. */
    public Optional<Long> keptAt(ResourceId id) throws IOException {
        Optional<ResourceRow> row = rows.resource(id);
        Optional<LogEntry> entry = Optional.empty();
        if (row.isPresent()) {
            Position first = row.get().positions().get(0);
            entry = logs.entry(first.log(), first.seq());
        }
        return entry.map(kept -> kept.fields().time());
    }

    /** What a resource's bytes say about themselves, if anybody stated it. */
    public Optional<PhotoFacts> facts(ResourceId id) throws IOException {
        return rows.facts(id);
    }

    /** Shows every resource of photos to which any was put, photo by photo. */
    public void grouped(GroupVisitor visitor) throws IOException {
        Set<PhotoId> shown = new HashSet<>();
        table.scan(RowKey.of(MEMBER), (key, value) -> {
            FieldReader in = new FieldReader(key);
            in.u8();
            ResourceId bearer = in.resourceId();
            PhotoId photo = PhotoId.of(bearer);
            if (!shown.contains(photo)) {
                shown.clear();
                shown.add(photo);
                if (rows.group(bearer).isEmpty()) {
                    visitor.member(photo, bearer);
                }
            }
            visitor.member(photo, in.resourceId());
            return true;
        });
    }

    /** Whether a photo is in the trash. */
    public boolean isTrashed(PhotoId id) throws IOException {
        return table.get(RowKey.of(TRASHED, id)).isPresent();
    }

    /** Every photo once, in no order that means anything. */
    public void photos(PhotoVisitor visitor) throws IOException {
        resources((id, row) -> {
            Optional<Photo> photo = rows.photo(rows.photoOf(id));
            if (photo.isPresent() && isFirst(id, photo.get())) {
                visitor.photo(photo.get());
            }
        });
    }

    private static boolean isFirst(ResourceId id, Photo photo) {
        return photo.resources().stream().allMatch(one -> one.id().compareTo(id) >= 0);
    }

    /**
     * The photos that have, or once had, an id that begins like this.
     *
     * @param digits hexadecimal, in lower case
     */
    public Set<PhotoId> photosFrom(String digits) throws IOException {
        byte[] prefix = HexFormat.of().parseHex(digits.substring(0, digits.length() / 2 * 2));
        Set<PhotoId> found = new LinkedHashSet<>();
        for (char kind : new char[] {RESOURCE, MEMBER}) {
            table.scan(RowKey.start(kind).bytes(prefix).toBytes(), (key, value) -> {
                ResourceId id = idIn(key);
                if (id.hex().startsWith(digits)) {
                    found.add(kind == RESOURCE ? rows.photoOf(id) : PhotoId.of(id));
                }
                return true;
            });
        }
        return found;
    }

    public void resources(ResourceVisitor visitor) throws IOException {
        table.scan(RowKey.of(RESOURCE), (key, value) -> {
            visitor.resource(idIn(key), ResourceRow.parse(value));
            return true;
        });
    }

    /**
     * The photos in the trash; of one of them nothing else may be known yet. One that another member made part of a
     * photo that stays is none of its own any more.
     */
    public void trashed(IdVisitor visitor) throws IOException {
        table.scan(RowKey.of(TRASHED), (key, value) -> {
            PhotoId photo = PhotoId.of(idIn(key));
            boolean merged =
                    !rows.photoOf(idIn(key)).equals(photo) && rows.photo(photo).isEmpty();
            if (!merged) {
                visitor.photo(photo);
            }
            return true;
        });
    }

    /** The resources of a photo, the one that stands for it first; its own alone while nothing of it is kept. */
    public List<ResourceId> parts(PhotoId id) throws IOException {
        return rows.parts(id);
    }

    /** Photos that do not lie in one entry alone. */
    public void spread(PhotoVisitor visitor) throws IOException {
        table.scan(RowKey.of(MANY), (key, value) -> {
            Optional<Photo> photo = rows.photo(PhotoId.of(idIn(key).bytes()));
            if (photo.isPresent()) {
                visitor.photo(photo.get());
            }
            return true;
        });
    }

    /** Where a resource was seen, at every path once, as it was seen there last. */
    public List<Sighted> seen(ResourceId id) throws IOException {
        return rows.seen(id);
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

    /** Notes length and hash of a resource whose manifest was read. */
    public synchronized void learn(ResourceId id, ResourceRow.Content content) throws IOException {
        Optional<ResourceRow> row = resource(id);
        if (row.isPresent() && row.get().content().isEmpty()) {
            Totals after = totals().plus(0, 0, content.length());
            table.apply(new TableBatch()
                    .put(RowKey.of(RESOURCE, id), row.get().with(content).encode())
                    .put(RowKey.of(TOTALS), after.encode()));
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
}
