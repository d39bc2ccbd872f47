package dev.roost.node.app;

import dev.roost.node.api.PhotoReport;
import dev.roost.node.library.Photo;
import dev.roost.node.library.PhotoIndex;
import dev.roost.node.library.TimelineQuery;
import dev.roost.node.library.TimelineRow;
import dev.roost.node.photo.Original;
import dev.roost.proto.model.CaptureTime;
import dev.roost.proto.model.PhotoId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Lists a library's photos by name. Used by one thread, once. */
final class PhotoList {
    private final LibraryNode library;
    private final PhotoIndex index;
    private final PhotoReporter reporter;
    private final List<PhotoReport> photos = new ArrayList<>();

    PhotoList(LibraryNode library) throws IOException {
        this.library = library;
        this.index = library.folds().index();
        this.reporter = new PhotoReporter(library, library.states());
    }

    /** Those that match; what no log entry names yet is asked for its time and words as well. */
    List<PhotoReport> of(TimelineQuery query) throws IOException {
        index.timeline().walk(query, row -> {
            Optional<Photo> photo = index.photo(row.id());
            if (photo.isPresent()) {
                photos.add(reporter.kept(photo.get()));
            }
            return true;
        });
        new PendingFiles(library).each(original -> {
            if (matches(original, query)) {
                photos.add(reporter.pending(original));
            }
        });
        photos.sort(Comparator.comparing(PhotoReport::name).thenComparing(PhotoReport::id));
        return photos;
    }

    private boolean matches(Original original, TimelineQuery query) throws IOException {
        Optional<TimelineRow> line = index.timeline().row(PhotoId.of(original.resource()));
        Optional<CaptureTime> taken = line.flatMap(TimelineRow::taken);
        return query.isWithin(taken.map(time -> time.local().toLocalDate()))
                && line.map(query::matches).orElse(query.words().isEmpty())
                && query.shelf() == TimelineQuery.Shelf.SHOWN;
    }
}
