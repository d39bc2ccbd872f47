package dev.roost.storage;

import dev.roost.proto.model.LibraryId;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * The store of one device, for every library that it serves. Safe for use by many threads; after {@link #close} every
 * use of it or its parts throws {@link IllegalStateException}.
 */
public interface Storage extends Closeable {
    /** The part that belongs to a library, begun if it is new. */
    LibraryStore library(LibraryId id) throws IOException;

    /** The libraries that have a part here. */
    List<LibraryId> libraries() throws IOException;

    /** Rows that belong to the device and to no library. */
    Table local();

    /** Returns when every table row written before it is durable. */
    void sync() throws IOException;

    /**
     * Lets go of every file and opens it again, so that the next read sees what is on the disk and not what an open
     * handle still shows of a file that was deleted. Other calls wait meanwhile.
     */
    void reopen() throws IOException;

    /** Bytes that may still be taken before the disk's reserve is reached. */
    long roomBytes() throws IOException;
}
