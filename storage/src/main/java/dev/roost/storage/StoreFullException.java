package dev.roost.storage;

import java.io.IOException;

/** The disk's reserve is reached: nothing more is taken until there is room. What is held stays, and is served. */
public final class StoreFullException extends IOException {
    private static final long serialVersionUID = 1L;

    public StoreFullException(String message) {
        super(message);
    }
}
