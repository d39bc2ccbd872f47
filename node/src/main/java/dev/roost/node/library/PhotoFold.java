package dev.roost.node.library;

import dev.roost.proto.model.ChunkList;
import dev.roost.proto.model.EntryBody;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.LogHead;
import dev.roost.proto.model.LogId;
import dev.roost.proto.model.MalformedException;
import dev.roost.storage.TableBatch;
import java.io.IOException;
import java.util.List;
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

    public PhotoFold(Library library, NameFold names, PhotoIndex index) throws IOException {
        this.library = library;
        this.names = names;
        this.index = index;
        this.namedLists = new NamedLists(library.store().chunks());
        synchronized (index) {
            new IndexLayout(index).makeCurrent();
        }
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
            new IndexLayout(index).clear();
        }
    }

    private long cursor(LogId log) throws IOException {
        Optional<byte[]> row = index.table().get(RowKey.of(PhotoIndex.CURSOR, log));
        return row.isEmpty() ? 0 : new FieldReader(row.get()).u64();
    }

    /** Folds what only the lists say, where they came after their entries. */
    private boolean foldLists() throws IOException {
        boolean any = false;
        for (Position position : index.entries().waiting()) {
            Optional<LogEntry> entry = library.store().logs().entry(position.log(), position.seq());
            Optional<List<ChunkList>> lists = entry.isEmpty() ? Optional.of(List.of()) : listsOf(entry.get());
            if (lists.isPresent()) {
                TableBatch batch = new TableBatch();
                Optional<EntryRow> row = index.entries().at(position);
                if (row.isPresent()) {
                    EntryRow told = new EntryRow(position, row.get().photos(), isHeld(lists.get()));
                    batch.put(told.key(), told.encode());
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
        Sheet sheet = new Sheet(index.table());
        if (entry.fields().kind().isSealed()) {
            try {
                Optional<EntryBody> body = library.open(entry);
                if (body.isEmpty()) {
                    return false;
                }
                foldBody(entry, body.get(), sheet);
            } catch (MalformedException e) {
                LOG.warn("{} cannot be read and is passed over: {}", entry, e.getMessage());
                sheet = new Sheet(index.table());
            }
        }
        sheet.put(RowKey.of(PhotoIndex.CURSOR, log), new FieldWriter(8).u64(seq).toBytes());
        sheet.apply();
        return true;
    }

    private void foldBody(LogEntry entry, EntryBody body, Sheet sheet) throws IOException {
        boolean keeps = entry.fields().kind().equals(EntryKind.KEPT);
        if (keeps) {
            Position here = new Position(entry.fields().log(), entry.fields().seq());
            Optional<List<ChunkList>> lists = listsOf(entry);
            if (lists.isEmpty()) {
                sheet.put(RowKey.of(PhotoIndex.WAITING, here.log(), here.seq()), new byte[0]);
            }
            // Until its lists say so, an entry does not count as held by its signer.
            boolean held = lists.isPresent() && isHeld(lists.get());
            EntryRow row = new EntryRow(here, 0, held);
            sheet.put(row.key(), row.encode());
        }
        new BodyFold(entry, library.store().logs(), sheet).fold(body, keeps ? body.kept() : List.of());
    }
}
