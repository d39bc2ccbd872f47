package dev.roost.proto.model;

import java.io.IOException;

/** Bytes that do not follow their format: whoever wrote or sent them is broken or hostile, and asking again is no use. */
public final class MalformedException extends IOException {
    private static final long serialVersionUID = 1L;

    public MalformedException(String message) {
        super(message);
    }
}
