package dev.roost.node.app;

import dev.roost.node.api.NodeException;
import dev.roost.node.api.PhotoQuery;
import dev.roost.node.api.RestoreRequest;
import dev.roost.node.library.Photo;
import dev.roost.node.library.PhotoIndex;
import dev.roost.node.library.TimelineQuery;
import dev.roost.node.library.TimelineRow;
import dev.roost.node.restore.Restore;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The photos that a restore asks for. Used by one thread, once. */
final class Selection {
    private final LibraryNode library;
    private final PhotoIndex index;

    Selection(LibraryNode library) {
        this.library = library;
        this.index = library.folds().index();
    }

    /** Whether everything is asked for. */
    static boolean isAll(RestoreRequest request) {
        return request.photos().isEmpty()
                && request.since().isEmpty()
                && request.until().isEmpty();
    }

    Restore.Photos of(RestoreRequest request) throws IOException, NodeException {
        TimelineQuery query = Queries.of(new PhotoQuery(request.since(), request.until(), "", false));
        return request.photos().isEmpty() ? taken(query) : named(request, query);
    }

    private Restore.Photos taken(TimelineQuery query) {
        return visitor -> index.timeline().walk(query, row -> {
            Optional<Photo> photo = index.photo(row.id());
            if (photo.isPresent()) {
                visitor.photo(photo.get());
            }
            return true;
        });
    }

    private Restore.Photos named(RestoreRequest request, TimelineQuery query) throws IOException, NodeException {
        Map<String, Photo> named = new LinkedHashMap<>();
        for (String id : request.photos()) {
            Photo photo = PhotoChoice.require(library, id);
            Optional<LocalDate> day = index.timeline()
                    .row(photo.id())
                    .flatMap(TimelineRow::taken)
                    .map(time -> time.local().toLocalDate());
            if (query.isWithin(day)) {
                named.put(photo.id().hex(), photo);
            }
        }
        return visitor -> {
            for (Photo photo : named.values()) {
                visitor.photo(photo);
            }
        };
    }
}
