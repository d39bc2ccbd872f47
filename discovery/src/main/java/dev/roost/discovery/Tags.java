package dev.roost.discovery;

import dev.roost.proto.model.LibraryId;
import java.util.Optional;

/** Makes and recognises the tags of announcements. Whoever implements it holds the keys; discovery never sees one. */
public interface Tags {
    /** Bytes of salt in front of a tag. */
    int SALT_BYTES = 8;

    /** Bytes of a tag behind its salt. */
    int TAG_BYTES = 8;

    /** Salt and tag, 16 bytes, for one announcement of a library; a fresh salt each time. */
    byte[] make(LibraryId library, int port, String instance);

    /** The served library under whose key this tag was made, if any. */
    Optional<LibraryId> recognise(byte[] saltAndTag, int port, String instance);
}
