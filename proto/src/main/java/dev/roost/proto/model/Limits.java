package dev.roost.proto.model;

/**
 * A limit on everything that comes from a disk, a peer or a file name. A number here is part of the protocol: a
 * decoder refuses what exceeds it before it allocates.
 */
public final class Limits {
    /** Plain bytes in one chunk. */
    public static final int CHUNK_PLAIN_BYTES_MAX = (1 << 20) - 4;

    /** Sealed bytes of the largest chunk: head 68, 1 MiB padded, 65 tags of 16. */
    public static final int CHUNK_SEALED_BYTES_MAX = 1_049_684;

    /** Padded plain bytes are never fewer, so that small files look alike. */
    public static final int CHUNK_PADDED_BYTES_MIN = 1024;

    public static final int SEGMENT_BYTES = 16 * 1024;

    /** Rows in a manifest, or in one of the row chunks it names. */
    public static final int MANIFEST_ROWS_MAX = 8_192;

    /** Row chunks that a manifest names: 16,384 times 8,192 chunks are 140 TB. */
    public static final int MANIFEST_ROW_CHUNKS_MAX = 16_384;

    public static final int LIST_IDS_MAX = 16_384;

    public static final int ENTRY_BYTES_MAX = 256 * 1024;

    /** Plain bytes of an entry's body, so that sealed and padded it still fits the entry. */
    public static final int BODY_PLAIN_BYTES_MAX = 192 * 1024;

    public static final int ENTRY_LISTS_MAX = 1_024;
    public static final int ENTRY_PHOTOS_MAX = 256;

    /** Logs of one library that a witness vector, a heads message or a receipt may name. */
    public static final int LOGS_MAX = 512;

    /** Devices that one library ever admits; an EPOCH entry carries a wrap of 1.2 KB for each. */
    public static final int DEVICES_MAX = 128;

    public static final int EPOCHS_MAX = 1_024;
    public static final int STATEMENTS_MAX = 4_096;
    public static final int STATEMENT_BYTES_MAX = 64 * 1024;

    public static final int PATH_BYTES_MAX = 4_096;
    public static final int PATH_PARTS_MAX = 64;
    public static final int NAME_BYTES_MAX = 1_024;
    public static final int DEVICE_NAME_CHARS_MAX = 64;

    public static final int RECEIPT_BYTES_MAX = 256 * 1024;

    /** Chunk ids that a receipt may except; a device that lacks more lowers its mark instead. */
    public static final int EXCEPTIONS_MAX = 4_096;

    /** Length, type, flags and stream in front of every frame. */
    public static final int FRAME_HEAD_BYTES = 8;

    public static final int CONTROL_BYTES_MAX = 16 * 1024;

    /** Before the other device has proved to belong. */
    public static final int CONTROL_BYTES_MAX_STRANGER = 4 * 1024;

    public static final int DATA_BYTES_MAX = 256 * 1024;

    /** Chunk ids in one control message: 256 of 40 bytes stay below the frame's limit. */
    public static final int MESSAGE_IDS_MAX = 256;

    /** Logs in one heads message, and receipts in one. */
    public static final int MESSAGE_LOGS_MAX = 128;

    public static final int MESSAGE_ADDRESSES_MAX = 64;

    /** Deliveries that may be open at once in one direction. */
    public static final int STREAMS_MAX = 64;

    /** Roster entries that a device not yet known may show, and the time it has. */
    public static final int INTRODUCTION_BYTES_MAX = 256 * 1024;

    public static final int INTRODUCTION_SECONDS_MAX = 5;

    /** Data bytes that a peer may send beyond what was granted back. */
    public static final int CREDIT_BYTES = 8 * 1024 * 1024;

    public static final int PAIRING_CODE_DIGITS = 8;
    public static final int PAIRING_SECONDS_MAX = 120;
    public static final int PAIRING_TRIES_MAX = 3;

    private Limits() {}
}
