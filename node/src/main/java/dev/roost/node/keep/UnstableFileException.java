package dev.roost.node.keep;

import java.io.IOException;

/** A file that somebody writes to: it is left for the next time. */
final class UnstableFileException extends IOException {
    private static final long serialVersionUID = 1L;

    UnstableFileException() {
        super("It changed each time while it was read. It is tried again when it is left alone.");
    }
}
