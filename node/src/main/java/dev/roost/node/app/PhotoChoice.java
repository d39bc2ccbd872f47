package dev.roost.node.app;

import dev.roost.node.api.NodeException;
import dev.roost.proto.model.PhotoId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Photos as people name them: by an id, or its first digits. */
final class PhotoChoice {
    private static final int DIGITS_MIN = 8;

    private PhotoChoice() {}

    /** The photos that these name, in order. */
    static List<PhotoId> photos(LibraryNode library, List<String> ids) throws IOException, NodeException {
        List<PhotoId> photos = new ArrayList<>();
        for (String id : ids) {
            photos.add(photo(library, id));
        }
        return photos;
    }

    /** The one photo of the library that the digits name. */
    static PhotoId photo(LibraryNode library, String id) throws IOException, NodeException {
        String prefix = id.toLowerCase(Locale.ROOT);
        if (!prefix.matches("[0-9a-f]{" + DIGITS_MIN + ",64}")) {
            throw new NodeException(
                    "usage",
                    "A photo is named by its id, or at least the first " + DIGITS_MIN
                            + " digits of it; 'roost photos' lists them. This is none: " + id);
        }
        byte[] whole = HexFormat.of().parseHex(prefix.substring(0, prefix.length() / 2 * 2));
        Set<PhotoId> found = new HashSet<>();
        library.folds().index().resources(whole, (resource, row) -> {
            if (resource.hex().startsWith(prefix)) {
                found.add(library.folds().index().photoOf(resource));
            }
        });
        if (found.isEmpty() && isPending(library, prefix)) {
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
        return found.iterator().next();
    }

    private static boolean isPending(LibraryNode library, String prefix) throws IOException {
        return Reports.pending(library).stream()
                .anyMatch(original -> original.resource().hex().startsWith(prefix));
    }
}
