package dev.roost.node.library;

import dev.roost.proto.model.About;
import dev.roost.proto.model.DeviceAbout;
import dev.roost.proto.model.EntryBody;
import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.Group;
import dev.roost.proto.model.KeptRow;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.PhotoId;
import dev.roost.proto.model.ResourceId;
import dev.roost.proto.model.Seen;
import dev.roost.proto.model.Statement;
import dev.roost.proto.model.Trash;
import dev.roost.proto.model.Untrash;
import dev.roost.storage.Logs;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Folds the body of one entry into rows on a sheet. Used by one thread, once. */
final class BodyFold {
    /** Fields that change what the index says; others are kept in the logs alone. */
    private static final Set<Integer> FOLDED_FIELDS = Set.of(About.TIME, About.FACTS);

    private final LogEntry entry;
    private final Logs logs;
    private final Sheet sheet;
    private final PhotoRows rows;

    BodyFold(LogEntry entry, Logs logs, Sheet sheet) {
        this.entry = entry;
        this.logs = logs;
        this.sheet = sheet;
        this.rows = new PhotoRows(sheet);
    }

    /** Folds what the entry keeps, if anything, and what it states. */
    void fold(EntryBody body, List<KeptRow> kept) throws IOException {
        PhotoBooks books = new PhotoBooks(sheet);
        Set<PhotoId> touched = touched(body, kept);
        for (PhotoId photo : touched) {
            books.withdraw(photo);
        }
        for (KeptRow row : kept) {
            fold(row);
        }
        for (Statement statement : body.statements()) {
            fold(statement);
        }
        new TrashFold(logs, sheet).fold(entry, body);
        new ThumbnailFold(logs, sheet).fold(entry, body);
        for (PhotoId photo : touched) {
            books.enter(photo);
        }
    }

    /** Every photo that may count or look different afterwards. */
    private Set<PhotoId> touched(EntryBody body, List<KeptRow> kept) throws IOException {
        Set<PhotoId> touched = new LinkedHashSet<>();
        for (KeptRow row : kept) {
            touched.add(rows.photoOf(row.resource()));
            // While it was pending it had a line of its own, whatever photo it belongs to.
            touched.add(PhotoId.of(row.resource()));
        }
        for (Statement statement : body.statements()) {
            if (statement instanceof Seen seen) {
                touched.add(rows.photoOf(seen.resource()));
            } else if (statement instanceof Group group) {
                touched.add(rows.photoOf(group.resource()));
                touched.add(PhotoId.of(group.resource()));
                touched.add(group.photo());
            } else if (statement instanceof About about && FOLDED_FIELDS.contains(about.field())) {
                touched.addAll(TimelineClerk.touchedBy(rows, about.photo()));
            } else if (statement instanceof Trash trash) {
                touched.add(trash.photo());
            } else if (statement instanceof Untrash untrash) {
                touched.add(untrash.photo());
            }
        }
        touched.addAll(crowdedOut(body));
        return touched;
    }

    /** Resources of crowded photos that may come to stand alone, or find room, when others come and go. */
    private Set<PhotoId> crowdedOut(EntryBody body) throws IOException {
        Map<PhotoId, Integer> moves = new LinkedHashMap<>();
        for (Statement statement : body.statements()) {
            if (statement instanceof Group group) {
                moves.merge(group.photo(), 1, Integer::sum);
                rows.group(group.resource()).ifPresent(from -> moves.merge(from.photo(), 1, Integer::sum));
            }
        }
        Set<PhotoId> alone = new LinkedHashSet<>();
        for (Map.Entry<PhotoId, Integer> photo : moves.entrySet()) {
            int max = PhotoRows.MEMBERS_MAX + photo.getValue();
            List<ResourceId> members = rows.members(photo.getKey(), max);
            if (members.size() + photo.getValue() > PhotoRows.MEMBERS_MAX) {
                members.forEach(member -> alone.add(PhotoId.of(member)));
            }
        }
        return alone;
    }

    private void fold(Statement statement) throws IOException {
        if (statement instanceof Seen seen) {
            fold(seen);
        } else if (statement instanceof Group group) {
            fold(group);
        } else if (statement instanceof About about && FOLDED_FIELDS.contains(about.field())) {
            fold(about);
        } else if (statement instanceof DeviceAbout about && about.field() == DeviceAbout.NAME) {
            fold(about);
        }
    }

    private void fold(KeptRow kept) throws IOException {
        Position here = new Position(entry.fields().log(), entry.fields().seq());
        Optional<ResourceRow> known = rows.resource(kept.resource());
        ResourceRow row = known.isPresent() ? known.get().with(here) : first(kept, here);
        sheet.put(RowKey.of(PhotoIndex.RESOURCE, kept.resource()), row.encode());
    }

    private ResourceRow first(KeptRow kept, Position here) throws IOException {
        byte[] contentKey = IndexLayout.contentKey(kept.resource());
        Optional<byte[]> laidBy = sheet.get(contentKey);
        Optional<ResourceRow.Content> content = laidBy.isEmpty()
                ? Optional.empty()
                : Optional.of(ResourceRow.Content.read(new FieldReader(laidBy.get())));
        if (content.isPresent()) {
            sheet.remove(contentKey);
        }
        Totals totals = Totals.parse(sheet.get(RowKey.of(PhotoIndex.TOTALS)));
        long bytes = content.map(ResourceRow.Content::length).orElse(0L);
        sheet.put(RowKey.of(PhotoIndex.TOTALS), totals.plus(0, 1, bytes).encode());
        return new ResourceRow(kept.manifest(), content, List.of(here));
    }

    private void fold(Seen seen) throws IOException {
        long time = entry.fields().time();
        PathKey path = PathKey.of(seen);
        byte[] seenKey = RowKey.start(PhotoIndex.SEEN)
                .id(seen.resource())
                .octets(path.bytes())
                .toBytes();
        if (isNewer(sheet.get(seenKey), 0, time)) {
            sheet.put(
                    seenKey, new FieldWriter(256).u64(time).bytes(seen.fields()).toBytes());
        }
        byte[] pathKey = PhotoIndex.pathKey(path);
        if (isNewer(sheet.get(pathKey), ResourceId.BYTES, time)) {
            sheet.put(pathKey, new FieldWriter(40).id(seen.resource()).u64(time).toBytes());
        }
    }

    private void fold(Group group) throws IOException {
        Optional<PhotoRows.GroupRow> known = rows.group(group.resource());
        if (known.isPresent()) {
            if (!known.get().mark().yieldsTo(entry, logs)) {
                return;
            }
            sheet.remove(PhotoRows.memberKey(known.get().photo(), group.resource()));
        }
        PhotoRows.GroupRow row = new PhotoRows.GroupRow(group.photo(), group.part(), Mark.of(entry));
        sheet.put(RowKey.of(PhotoIndex.GROUP, group.resource()), row.encode());
        sheet.put(
                PhotoRows.memberKey(group.photo(), group.resource()),
                new FieldWriter(9).u8(group.part()).u64(entry.fields().time()).toBytes());
    }

    private void fold(About about) throws IOException {
        Optional<PhotoRows.AboutRow> known = rows.about(about.photo(), about.field());
        if (known.isEmpty() || known.get().mark().yieldsTo(entry, logs)) {
            PhotoRows.AboutRow row = new PhotoRows.AboutRow(Mark.of(entry), about.value());
            sheet.put(PhotoRows.aboutKey(about.photo(), about.field()), row.encode());
        }
    }

    private void fold(DeviceAbout about) throws IOException {
        byte[] key = RowKey.of(PhotoIndex.DEVICE, about.device());
        long time = entry.fields().time();
        if (isNewer(sheet.get(key), 0, time)) {
            sheet.put(key, new FieldWriter().u64(time).octets(about.value()).toBytes());
        }
    }

    private static boolean isNewer(Optional<byte[]> row, int timeAt, long time) throws MalformedException {
        if (row.isEmpty()) {
            return true;
        }
        FieldReader in = new FieldReader(row.get());
        in.bytes(timeAt);
        return Long.compareUnsigned(in.u64(), time) <= 0;
    }
}
