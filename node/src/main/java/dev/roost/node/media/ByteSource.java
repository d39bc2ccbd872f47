package dev.roost.node.media;

import java.io.IOException;

/** Bytes by position. */
interface ByteSource {
    long length();

    /** The byte at a position below {@link #length()}, 0 to 255. */
    int at(long position) throws IOException;
}
