package dev.roost.node.library;

import dev.roost.proto.model.PhotoId;
import java.io.IOException;
import java.util.Optional;

/**
 * Keeps the counts and the timeline right while statements change what photos there are: a photo is withdrawn as it
 * was, then the rows are changed, then it is entered as it is. Used by one thread.
 */
final class PhotoBooks {
    private final Sheet sheet;
    private final PhotoRows rows;
    private final Timeline timeline;
    private final TimelineClerk clerk;

    PhotoBooks(Sheet sheet) {
        this.sheet = sheet;
        this.rows = new PhotoRows(sheet);
        this.timeline = new Timeline(sheet);
        this.clerk = new TimelineClerk(rows);
    }

    void withdraw(PhotoId id) throws IOException {
        Optional<Photo> photo = rows.photo(id);
        if (photo.isPresent() && !isTrashed(id)) {
            count(photo.get(), -1);
        }
        // What waited for its entry has a line too, and does not count yet.
        timeline.remove(id);
    }

    void enter(PhotoId id) throws IOException {
        Optional<Photo> photo = rows.photo(id);
        if (photo.isPresent()) {
            boolean trashed = isTrashed(id);
            timeline.file(clerk.row(photo.get()), trashed ? TimelineQuery.Shelf.TRASHED : TimelineQuery.Shelf.SHOWN);
            if (!trashed) {
                count(photo.get(), 1);
            }
        }
    }

    /** What is in the trash counts nowhere. */
    private boolean isTrashed(PhotoId id) throws IOException {
        return sheet.get(RowKey.of(PhotoIndex.TRASHED, id)).isPresent();
    }

    /** A photo is counted with its entry; one that lies in several, or that several keep, on its own. */
    private void count(Photo photo, int more) throws IOException {
        Totals totals = Totals.parse(sheet.get(RowKey.of(PhotoIndex.TOTALS)));
        sheet.put(RowKey.of(PhotoIndex.TOTALS), totals.plus(more, 0, 0).encode());
        Optional<Position> home = photo.home();
        byte[] many = RowKey.of(PhotoIndex.MANY, photo.id());
        if (home.isPresent()) {
            countIn(home.get(), more);
        } else if (more > 0) {
            sheet.put(many, new byte[0]);
        } else {
            sheet.remove(many);
        }
    }

    private void countIn(Position position, int more) throws IOException {
        EntryRow none = new EntryRow(position, 0, false);
        Optional<byte[]> row = sheet.get(none.key());
        EntryRow entry = row.isEmpty() ? none : EntryRow.parse(position, row.get());
        sheet.put(none.key(), entry.plus(more).encode());
    }
}
