package dev.roost.node.library;

import java.io.IOException;

/** A log entry that does not count: nothing of it is stored, and whoever sent it is broken or hostile. */
public final class RefusedEntryException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedEntryException(String message) {
        super(message);
    }
}
