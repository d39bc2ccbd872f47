package dev.roost.storage.rocks;

import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.Id;
import dev.roost.proto.model.LibraryId;
import java.util.Arrays;

/**
 * Where each row lies: the keys of every family, byte by byte (FORMAT.md). A tag is the first 8 bytes of a library's
 * id; integers are big-endian, so that rows lie in the order of their numbers.
 */
final class Layout {
    static final int TAG_BYTES = 8;

    /** The device of the rows that say what is lacking here. No device has it: ids are hashes. */
    static final DeviceId HERE = DeviceId.of(new byte[Id.BYTES]);

    private static final int LOCAL_LIBRARY = 0x01;
    private static final int LOCAL_LOG_NUMBER = 0x02;
    private static final int LOCAL_OF_DEVICE = 0x10;
    private static final int LOCAL_OF_LIBRARY = 0x11;

    private Layout() {}

    static long tag(LibraryId library) {
        return library.prefix();
    }

    /** {@code index}: tag, then whatever key the node chose. Also the prefix of all rows of a library elsewhere. */
    static byte[] ofLibrary(long tag) {
        return new FieldWriter(TAG_BYTES).u64(tag).toBytes();
    }

    /** {@code chunks} and {@code facts}: tag ‖ chunk id 32. */
    static byte[] chunk(long tag, ChunkId id) {
        return new FieldWriter(TAG_BYTES + Id.BYTES).u64(tag).id(id).toBytes();
    }

    /**
     * {@code facts}: the tag alone. The counts lie in the same family as what they count, so that no damage to another
     * one parts them.
     */
    static byte[] counts(long tag) {
        return ofLibrary(tag);
    }

    /** {@code arrivals}: tag ‖ number u64. */
    static byte[] arrival(long tag, long number) {
        return new FieldWriter(16).u64(tag).u64(number).toBytes();
    }

    /** {@code elsewhere}: tag ‖ 32 zeros, the prefix of what is lacking here. */
    static byte[] lackingHere(long tag) {
        return new FieldWriter(TAG_BYTES + Id.BYTES).u64(tag).id(HERE).toBytes();
    }

    /** {@code elsewhere}: tag ‖ 32 zeros ‖ chunk id 32. */
    static byte[] lackingHere(long tag, ChunkId id) {
        return join(lackingHere(tag), id.bytes());
    }

    /** {@code elsewhere}: tag ‖ device 32 ‖ log number u32, the prefix of what a device lacks of a log. */
    static byte[] lackingThere(long tag, DeviceId device, int log) {
        return new FieldWriter(44).u64(tag).id(device).u32(log).toBytes();
    }

    /** {@code elsewhere}: tag ‖ device 32 ‖ log number u32 ‖ chunk id 32. */
    static byte[] lackingThere(long tag, DeviceId device, int log, ChunkId id) {
        return join(lackingThere(tag, device, log), id.bytes());
    }

    /** Of logs: tag ‖ log number u32, the prefix of one log's entries. */
    static byte[] entries(long tag, int log) {
        return new FieldWriter(12).u64(tag).u32(log).toBytes();
    }

    /** Of logs: tag ‖ log number u32 ‖ seq u64. */
    static byte[] entry(long tag, int log, long seq) {
        return new FieldWriter(20).u64(tag).u32(log).u64(seq).toBytes();
    }

    /** {@code local}: 01, the prefix of the libraries that have a part here. */
    static byte[] libraries() {
        return new byte[] {LOCAL_LIBRARY};
    }

    /** {@code local}: 01 ‖ tag. */
    static byte[] library(long tag) {
        return new FieldWriter().u8(LOCAL_LIBRARY).u64(tag).toBytes();
    }

    /** {@code local}: 02 ‖ tag, the prefix of a library's log numbers. */
    static byte[] logNumbers(long tag) {
        return new FieldWriter().u8(LOCAL_LOG_NUMBER).u64(tag).toBytes();
    }

    /** {@code local}: 02 ‖ tag ‖ log number u32. */
    static byte[] logNumber(long tag, int log) {
        return new FieldWriter().u8(LOCAL_LOG_NUMBER).u64(tag).u32(log).toBytes();
    }

    /** {@code local}: 10, the prefix of the node's rows for the device. */
    static byte[] ofDevice() {
        return new byte[] {LOCAL_OF_DEVICE};
    }

    /** {@code local}: 11 ‖ tag, the prefix of the node's rows for this device in a library. */
    static byte[] ofDeviceIn(long tag) {
        return new FieldWriter().u8(LOCAL_OF_LIBRARY).u64(tag).toBytes();
    }

    static boolean begins(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }

    /** The chunk id that a key ends with. */
    static ChunkId chunkAtEnd(byte[] key) {
        return ChunkId.of(Arrays.copyOfRange(key, key.length - Id.BYTES, key.length));
    }

    /** The smallest key greater than this one. */
    static byte[] after(byte[] key) {
        return Arrays.copyOf(key, key.length + 1);
    }

    static byte[] join(byte[] a, byte[] b) {
        byte[] joined = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }
}
