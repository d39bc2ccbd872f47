package dev.roost.node.restore;

import java.io.IOException;

/** No device that can be reached now has some chunk of a photo. */
final class MissingChunksException extends IOException {
    private static final long serialVersionUID = 1L;

    MissingChunksException() {
        super("No device that can be reached now has all of it. Turn on the devices that keep it and try again.");
    }
}
