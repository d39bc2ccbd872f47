package dev.roost.storage;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The store's own books are damaged, so that it cannot be opened or trusted. Its objects are named by their bytes and
 * can be recovered from its files.
 */
public final class DamagedStoreException extends IOException {
    private static final long serialVersionUID = 1L;

    public DamagedStoreException(Path store, String reason, @Nullable Throwable cause) {
        super(
                "The store at " + store + " is damaged: " + reason
                        + ". Nothing was changed; its objects can be recovered.",
                cause);
    }
}
