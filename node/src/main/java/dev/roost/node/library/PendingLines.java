package dev.roost.node.library;

import dev.roost.proto.model.PhotoId;
import dev.roost.proto.model.ResourceId;
import dev.roost.storage.Table;
import dev.roost.storage.TableBatch;
import java.io.IOException;

/**
 * The lines of the timeline for files that no log entry names yet. They change under the lock of their index, for an
 * entry may come at any time. Safe for use by many threads.
 */
public final class PendingLines {
    private final PhotoIndex index;
    private final Table table;

    PendingLines(PhotoIndex index) {
        this.index = index;
        this.table = index.table();
    }

    /** Shows a file, unless an entry names it. */
    public void show(TimelineRow row) throws IOException {
        synchronized (index) {
            if (index.resource(ResourceId.of(row.id().bytes())).isEmpty()) {
                Sheet sheet = new Sheet(table);
                new Timeline(sheet).file(row, TimelineQuery.Shelf.SHOWN);
                sheet.apply();
            }
        }
    }

    /** Shows it no more: it is gone, and no entry names it. */
    public void hide(ResourceId id) throws IOException {
        synchronized (index) {
            if (index.resource(id).isEmpty()) {
                Sheet sheet = new Sheet(table);
                new Timeline(sheet).remove(PhotoId.of(id));
                sheet.apply();
            }
        }
    }

    /** Whether everything pending is shown since the index was made. */
    public boolean areShown() throws IOException {
        return table.get(RowKey.of(PhotoIndex.PENDING_SHOWN)).isPresent();
    }

    /** Notes that everything pending is shown. */
    public void shown() throws IOException {
        table.apply(new TableBatch().put(RowKey.of(PhotoIndex.PENDING_SHOWN), new byte[0]));
    }
}
