package dev.roost.storage;

import java.io.IOException;
import java.nio.file.Path;

/** A home that a newer program wrote: this one leaves it alone. */
public final class NewerHomeException extends IOException {
    private static final long serialVersionUID = 1L;

    NewerHomeException(Path home, long found, long known) {
        super("This home was written by a newer Roost (format %d; this program knows %d): %s. "
                        .formatted(found, known, home)
                + "Update Roost on this computer; nothing was changed.");
    }
}
