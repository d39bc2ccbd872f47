package dev.roost.storage;

import java.io.IOException;

/** An entry that does not follow the newest one of its log: a gap, or a fork. */
public final class BrokenChainException extends IOException {
    private static final long serialVersionUID = 1L;

    public BrokenChainException(String message) {
        super(message);
    }
}
