package dev.roost.storage.rocks;

import dev.roost.proto.model.ChunkHeader;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.DamagedChunkException;
import dev.roost.proto.model.Id;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.SealedChunk;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/**
 * A blob file of RocksDB, read without RocksDB: every object in it whose bytes fit its name.
 *
 * <p>The format: head of 30 bytes (magic u32 ‖ version u32 ‖ family u32 ‖ flags u8 ‖ compression u8 ‖ expirations 2 × u64);
 * records of key length u64 ‖ value length u64 ‖ expiration u64 ‖ CRC of these u32 ‖
 * CRC of the rest u32 ‖ key ‖ value, little-endian; foot of 32 bytes (magic u32 ‖ count u64 ‖ expirations 2 × u64 ‖ CRC u32) if the
 * file was finished. Key is library tag 8 ‖
 * chunk id 32, value the sealed chunk. Whether a record is right its id tells, so that no CRC is needed and a damaged
 * head or foot costs nothing. Used by one thread.
 */
final class BlobFile implements Closeable {
    /** Sees what was found. */
    @FunctionalInterface
    interface Finder {
        void found(long tag, SealedChunk chunk) throws IOException;
    }

    /**
     * What a file gave.
     *
     * @param damaged places where the bytes were no object, or not the one that they were named
     */
    record Tally(long chunks, long bytes, long damaged) {}

    private static final int FILE_HEAD_BYTES = 30;
    private static final int FILE_FOOT_BYTES = 32;
    private static final int FILE_MAGIC = 0x00248f37;
    private static final int FILE_VERSION = 1;

    private static final int VERSION_AT = 4;
    private static final int FLAGS_AT = 12;

    /** The rest of the head is zero where nothing is compressed and nothing expires. */
    private static final byte[] NO_FLAGS = new byte[FILE_HEAD_BYTES - FLAGS_AT];

    private static final int FOOT_CRC_AT = 28;
    private static final int RECORD_HEAD_BYTES = 32;

    /** Library tag and chunk id. */
    static final int KEY_BYTES = Layout.TAG_BYTES + Id.BYTES;

    private static final int BEFORE_VALUE_BYTES = RECORD_HEAD_BYTES + KEY_BYTES;
    private static final int VALUE_LENGTH_AT = 8;
    private static final int SEARCH_BYTES = 1 << 18;

    /** How every sealed chunk begins. */
    static final byte[] CHUNK_MAGIC = {'R', 'S', 'T', 'C'};

    private final FileChannel channel;
    private final long size;

    private BlobFile(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    static BlobFile open(Path file) throws IOException {
        return new BlobFile(FileChannel.open(file, StandardOpenOption.READ));
    }

    /** Whether RocksDB accepts the file as a whole: head and foot are as it wrote them. */
    boolean isSound() throws IOException {
        if (size < FILE_HEAD_BYTES + FILE_FOOT_BYTES) {
            return false;
        }
        byte[] head = bytes(0, FILE_HEAD_BYTES);
        byte[] foot = bytes(size - FILE_FOOT_BYTES, FILE_FOOT_BYTES);
        return littleEndian(head).getInt(0) == FILE_MAGIC
                && littleEndian(head).getInt(VERSION_AT) == FILE_VERSION
                && Arrays.equals(head, FLAGS_AT, FILE_HEAD_BYTES, NO_FLAGS, 0, NO_FLAGS.length)
                && littleEndian(foot).getInt(0) == FILE_MAGIC
                && littleEndian(foot).getInt(FOOT_CRC_AT) == RecordFiles.maskedCrc(foot, 0, FOOT_CRC_AT);
    }

    /** Shows every object that is whole. */
    Tally read(Finder finder) throws IOException {
        long chunks = 0;
        long bytes = 0;
        long damaged = 0;
        long at = FILE_HEAD_BYTES;
        while (at + BEFORE_VALUE_BYTES + ChunkHeader.BYTES <= size) {
            byte[] head = bytes(at, BEFORE_VALUE_BYTES);
            Optional<SealedChunk> chunk = chunkAt(at, head);
            if (chunk.isPresent()) {
                finder.found(ByteBuffer.wrap(head).getLong(RECORD_HEAD_BYTES), chunk.get());
                chunks++;
                bytes += chunk.get().size();
                at += BEFORE_VALUE_BYTES + chunk.get().size();
            } else {
                damaged++;
                at = nextRecord(at + 1);
            }
        }
        boolean footless = at != size && at != size - FILE_FOOT_BYTES;
        return new Tally(chunks, bytes, footless && damaged == 0 ? 1 : damaged);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private Optional<SealedChunk> chunkAt(long at, byte[] head) throws IOException {
        long length = littleEndian(head).getLong(VALUE_LENGTH_AT);
        if (!fits(at, length)) {
            return Optional.empty();
        }
        ChunkId id = ChunkId.of(Arrays.copyOfRange(head, BEFORE_VALUE_BYTES - Id.BYTES, BEFORE_VALUE_BYTES));
        try {
            return Optional.of(SealedChunk.admit(id, bytes(at + BEFORE_VALUE_BYTES, (int) length)));
        } catch (DamagedChunkException e) {
            return Optional.empty();
        }
    }

    private boolean fits(long at, long length) {
        return length >= ChunkHeader.BYTES
                && length <= Limits.CHUNK_SEALED_BYTES_MAX
                && length <= size - at - BEFORE_VALUE_BYTES;
    }

    /** Where the next record may begin: before the next value that begins as a chunk does. The size if there is none. */
    private long nextRecord(long from) throws IOException {
        long at = from + BEFORE_VALUE_BYTES;
        while (at < size) {
            byte[] part = bytes(at, (int) Math.min(SEARCH_BYTES, size - at));
            for (int i = 0; i + CHUNK_MAGIC.length <= part.length; i++) {
                if (Arrays.equals(part, i, i + CHUNK_MAGIC.length, CHUNK_MAGIC, 0, CHUNK_MAGIC.length)) {
                    return at + i - BEFORE_VALUE_BYTES;
                }
            }
            // A magic may lie across the border of two parts.
            at += part.length < SEARCH_BYTES ? part.length : part.length - CHUNK_MAGIC.length + 1;
        }
        return size;
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private byte[] bytes(long at, int length) throws IOException {
        byte[] bytes = new byte[length];
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            if (channel.read(left, at + left.position()) < 0) {
                throw new IOException("the file became shorter while it was read");
            }
        }
        return bytes;
    }
}
