package dev.roost.node.app;

import dev.roost.node.api.NodeException;
import dev.roost.node.library.Photo;
import dev.roost.node.library.PhotoIndex;
import dev.roost.node.photo.Original;
import dev.roost.proto.model.PhotoId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Photos as people name them: by an id, or its first digits. An id that was merged into another one still counts. */
final class PhotoChoice {
    private static final int DIGITS_MIN = 8;
    private static final String DIGITS = "[0-9a-f]{" + DIGITS_MIN + ",64}";

    private PhotoChoice() {}

    /** The photos that these name, in order. */
    static List<PhotoId> photos(LibraryNode library, List<String> ids) throws IOException, NodeException {
        List<PhotoId> photos = new ArrayList<>();
        for (String id : ids) {
            photos.add(require(library, id).id());
        }
        return photos;
    }

    /** The photo that the digits name; throws unless they name exactly one. */
    static Photo require(LibraryNode library, String id) throws IOException, NodeException {
        String prefix = id.toLowerCase(Locale.ROOT);
        if (!prefix.matches(DIGITS)) {
            throw new NodeException(
                    "usage",
                    "A photo is named by its id, or at least the first " + DIGITS_MIN
                            + " digits of it; 'roost photos' lists them. This is none: " + id);
        }
        PhotoIndex index = library.folds().index();
        Set<PhotoId> found = index.photosFrom(prefix);
        if (pending(library, prefix).isPresent()) {
            throw new NodeException(
                    "pending",
                    "This photo is pending: it lies in your folder and nowhere else yet. Try again when another device"
                            + " has taken it: " + id);
        }
        if (found.isEmpty()) {
            throw new NodeException("no-such-photo", "No photo has this id: " + id);
        }
        if (found.size() > 1) {
            throw new NodeException("usage", "Several photos' ids begin like this; give more digits: " + id);
        }
        return index.photo(found.iterator().next())
                .orElseThrow(() -> new NodeException("no-such-photo", "No photo has this id: " + id));
    }

    /** The file that the digits name, if no photo that any entry names has such an id. */
    static Optional<Original> pending(LibraryNode library, String id) throws IOException {
        String prefix = id.toLowerCase(Locale.ROOT);
        boolean kept = !prefix.matches(DIGITS)
                || !library.folds().index().photosFrom(prefix).isEmpty();
        return kept ? Optional.empty() : new PendingFiles(library).find(prefix);
    }
}
