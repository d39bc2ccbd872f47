package dev.roost.node.pairing;

import java.io.IOException;

/** Pairing did not come about. The message is for the person who waits. */
public final class PairingException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String code;

    public PairingException(String code, String message) {
        super(message);
        this.code = code;
    }

    /** For programs: {@code wrong-code}, {@code pairing-expired} and the like. */
    public String code() {
        return code;
    }

    /** The message, which is always there. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
