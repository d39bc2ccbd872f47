package dev.roost.node.crypto;

import java.io.IOException;

/** The two devices did not use the same pairing code, or somebody sits between them. */
public final class WrongCodeException extends IOException {
    private static final long serialVersionUID = 1L;

    WrongCodeException() {
        super("The code is wrong.");
    }
}
