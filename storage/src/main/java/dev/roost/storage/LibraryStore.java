package dev.roost.storage;

import dev.roost.proto.model.LibraryId;

/** Everything of one library on this device. Closed with its {@link Storage}. */
public interface LibraryStore {
    LibraryId id();

    ChunkStore chunks();

    Logs logs();

    Exceptions elsewhere();

    /** What a member derives from the logs and notes of its originals; none of it on a storage device. */
    Table index();

    /** Cursors, receipts and the like, of this device for this library. */
    Table local();
}
