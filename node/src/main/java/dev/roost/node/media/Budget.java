package dev.roost.node.media;

import java.io.IOException;

/** How many bytes may still be looked at in one file: hostile files end here instead of keeping a thread. Used by one thread. */
final class Budget {
    private long left;

    Budget(long bytes) {
        this.left = bytes;
    }

    void take(long bytes) throws IOException {
        if (bytes > left) {
            throw new IOException("the file asks for more reading than its facts are worth");
        }
        left -= bytes;
    }
}
