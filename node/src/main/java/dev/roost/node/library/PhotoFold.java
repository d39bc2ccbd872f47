package dev.roost.node.library;

import dev.roost.proto.model.ChunkList;
import dev.roost.proto.model.DeviceAbout;
import dev.roost.proto.model.EntryBody;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.KeptRow;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.LogHead;
import dev.roost.proto.model.LogId;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.ResourceId;
import dev.roost.proto.model.Seen;
import dev.roost.proto.model.Statement;
import dev.roost.storage.TableBatch;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the {@link PhotoIndex} from the bodies of log entries: one batch of rows for each entry, its cursor included, so
 * that a stop in between repeats or skips nothing. Safe for use by many threads.
 */
public final class PhotoFold {
    private static final Logger LOG = LoggerFactory.getLogger(PhotoFold.class);

    private final Library library;
    private final NameFold names;
    private final PhotoIndex index;
    private final NamedLists namedLists;
    private final TrashFold trash;
    private final ThumbnailFold thumbnails;

    public PhotoFold(Library library, NameFold names, PhotoIndex index) {
        this.library = library;
        this.names = names;
        this.index = index;
        this.namedLists = new NamedLists(library.store().chunks());
        this.trash = new TrashFold(library.store().logs(), index.table());
        this.thumbnails = new ThumbnailFold(library.store().logs(), index.table());
    }

    /** Folds entries whose keys are known, whether their lists are here or not; returns whether there were any. */
    public boolean advance() throws IOException {
        synchronized (index) {
            boolean any = foldLists();
            for (LogHead head : library.store().logs().heads()) {
                long seq = cursor(head.log());
                while (seq < head.seq() && fold(head.log(), seq + 1)) {
                    seq++;
                    any = true;
                }
            }
            return any;
        }
    }

    /** Forgets everything that was folded, to begin again at every log's first entry. */
    public void restart() throws IOException {
        synchronized (index) {
            index.clear();
        }
    }

    private long cursor(LogId log) throws IOException {
        Optional<byte[]> row = index.table().get(RowKey.of(PhotoIndex.CURSOR, log));
        return row.isEmpty() ? 0 : new FieldReader(row.get()).u64();
    }

    /** Folds what only the lists say, where they came after their entries. */
    private boolean foldLists() throws IOException {
        boolean any = false;
        for (Position position : index.waiting()) {
            Optional<LogEntry> entry = library.store().logs().entry(position.log(), position.seq());
            Optional<List<ChunkList>> lists = entry.isEmpty() ? Optional.of(List.of()) : listsOf(entry.get());
            if (lists.isPresent()) {
                TableBatch batch = new TableBatch();
                Optional<PhotoIndex.EntryRow> row = index.entry(position);
                if (row.isPresent()) {
                    putEntry(new PhotoIndex.EntryRow(position, row.get().resources(), isHeld(lists.get())), batch);
                }
                batch.remove(RowKey.of(PhotoIndex.WAITING, position.log(), position.seq()));
                index.table().apply(batch);
                any = true;
            }
        }
        return any;
    }

    /** The lists of an entry, once they are here and what they name is noted. */
    private Optional<List<ChunkList>> listsOf(LogEntry entry) throws IOException {
        boolean named = names.isNamed(entry.fields().log(), entry.fields().seq());
        return named ? namedLists.of(entry) : Optional.empty();
    }

    private static boolean isHeld(List<ChunkList> lists) {
        return lists.stream().anyMatch(ChunkList::held);
    }

    /** Returns false where the entry has to wait for its epoch's keys. */
    private boolean fold(LogId log, long seq) throws IOException {
        LogEntry entry = library.store().logs().entry(log, seq).orElseThrow();
        TableBatch batch = new TableBatch();
        if (entry.fields().kind().isSealed()) {
            try {
                Optional<EntryBody> body = library.open(entry);
                if (body.isEmpty()) {
                    return false;
                }
                foldBody(entry, body.get(), batch);
            } catch (MalformedException e) {
                LOG.warn("{} cannot be read and is passed over: {}", entry, e.getMessage());
            }
        }
        batch.put(RowKey.of(PhotoIndex.CURSOR, log), new FieldWriter(8).u64(seq).toBytes());
        index.table().apply(batch);
        return true;
    }

    private void foldBody(LogEntry entry, EntryBody body, TableBatch batch) throws IOException {
        if (entry.fields().kind().equals(EntryKind.KEPT)) {
            Position here = new Position(entry.fields().log(), entry.fields().seq());
            Optional<List<ChunkList>> lists = listsOf(entry);
            if (lists.isEmpty()) {
                batch.put(RowKey.of(PhotoIndex.WAITING, here.log(), here.seq()), new byte[0]);
            }
            // Until its lists say so, an entry does not count as held by its signer.
            foldKept(here, body, lists.isPresent() && isHeld(lists.get()), batch);
        }
        trash.fold(entry, body, batch);
        thumbnails.fold(entry, body, batch);
        for (Statement statement : body.statements()) {
            if (statement instanceof Seen seen) {
                foldSeen(seen, entry.fields().time(), batch);
            } else if (statement instanceof DeviceAbout about && about.field() == DeviceAbout.NAME) {
                foldDeviceName(about, entry.fields().time(), batch);
            }
        }
    }

    private void foldKept(Position here, EntryBody body, boolean held, TableBatch batch) throws IOException {
        Map<ResourceId, ResourceRow> changed = new HashMap<>();
        Map<Position, Integer> leaving = new HashMap<>();
        int first = 0;
        for (KeptRow kept : body.kept()) {
            Optional<ResourceRow> known = changed.containsKey(kept.resource())
                    ? Optional.ofNullable(changed.get(kept.resource()))
                    : index.resource(kept.resource());
            if (known.isEmpty()) {
                first++;
                changed.put(kept.resource(), new ResourceRow(kept.manifest(), Optional.empty(), List.of(here)));
            } else if (!known.get().positions().contains(here)) {
                if (known.get().positions().size() == 1) {
                    leaving.merge(known.get().positions().get(0), 1, Integer::sum);
                    batch.put(RowKey.of(PhotoIndex.MANY, kept.resource()), new byte[0]);
                }
                changed.put(kept.resource(), known.get().with(here));
            }
        }
        changed.forEach((id, row) -> batch.put(RowKey.of(PhotoIndex.RESOURCE, id), row.encode()));
        for (Map.Entry<Position, Integer> left : leaving.entrySet()) {
            leave(left.getKey(), left.getValue(), batch);
        }
        putEntry(new PhotoIndex.EntryRow(here, first, held), batch);
        PhotoIndex.Totals totals = index.totals();
        batch.put(
                RowKey.of(PhotoIndex.TOTALS),
                new PhotoIndex.Totals(totals.resources() + first, totals.bytes()).encode());
    }

    /** What is kept again is counted on its own from now on, no longer with the entry that kept it first. */
    private void leave(Position position, int resources, TableBatch batch) throws IOException {
        Optional<PhotoIndex.EntryRow> row = index.entry(position);
        if (row.isPresent()) {
            putEntry(
                    new PhotoIndex.EntryRow(
                            position,
                            row.get().resources() - resources,
                            row.get().held()),
                    batch);
        }
    }

    private static void putEntry(PhotoIndex.EntryRow row, TableBatch batch) {
        byte[] key =
                RowKey.of(PhotoIndex.ENTRY, row.position().log(), row.position().seq());
        batch.put(key, row.encode());
    }

    private void foldSeen(Seen seen, long time, TableBatch batch) throws IOException {
        PathKey path = PathKey.of(seen);
        byte[] seenKey = RowKey.start(PhotoIndex.SEEN)
                .id(seen.resource())
                .octets(path.bytes())
                .toBytes();
        if (isNewer(index.table().get(seenKey), 0, time)) {
            batch.put(
                    seenKey, new FieldWriter(256).u64(time).bytes(seen.fields()).toBytes());
        }
        byte[] pathKey = PhotoIndex.pathKey(path);
        if (isNewer(index.table().get(pathKey), ResourceId.BYTES, time)) {
            batch.put(pathKey, new FieldWriter(40).id(seen.resource()).u64(time).toBytes());
        }
    }

    private void foldDeviceName(DeviceAbout about, long time, TableBatch batch) throws IOException {
        byte[] key = RowKey.of(PhotoIndex.DEVICE, about.device());
        if (isNewer(index.table().get(key), 0, time)) {
            batch.put(key, new FieldWriter().u64(time).octets(about.value()).toBytes());
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
