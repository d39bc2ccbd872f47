package dev.roost.node.app;

import dev.roost.node.api.NodeException;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Photos as people name them: by an id, or its first digits. */
final class PhotoChoice {
    private static final int DIGITS_MIN = 8;

    private PhotoChoice() {}

    /** Throws unless the digits name exactly one photo of the library. */
    static void require(LibraryNode library, String id) throws IOException, NodeException {
        String prefix = id.toLowerCase(Locale.ROOT);
        if (!prefix.matches("[0-9a-f]{" + DIGITS_MIN + ",64}")) {
            throw new NodeException(
                    "usage",
                    "A photo is named by its id, or at least the first " + DIGITS_MIN
                            + " digits of it; 'roost photos' lists them. This is none: " + id);
        }
        AtomicInteger found = new AtomicInteger();
        library.folds().index().resources((resource, row) -> {
            if (resource.hex().startsWith(prefix)) {
                found.incrementAndGet();
            }
        });
        if (found.get() == 0) {
            throw new NodeException("no-such-photo", "No photo has this id: " + id);
        }
        if (found.get() > 1) {
            throw new NodeException("usage", "Several photos' ids begin like this; give more digits: " + id);
        }
    }
}
