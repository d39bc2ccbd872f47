package dev.roost.storage.rocks;

import dev.roost.proto.model.ChunkHeader;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.DamagedChunkException;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.SealedChunk;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * A file of RocksDB's write-ahead log, read without RocksDB: every object in it whose bytes fit its name.
 *
 * <p>The format: records as {@link RecordFiles} has them, whose parts put together are write batches, and in these each
 * object is key length (varint, 40) ‖ library tag 8 ‖ chunk id 32 ‖ value length (varint) ‖ sealed chunk. Whether it is
 * right its id tells: a damaged record costs what lies in it and nothing else. Used by one thread.
 */
final class WriteAheadLog implements Closeable {
    private static final int VARINT_BYTES_MAX = 4;

    /** What of an object may lie before its value. */
    private static final int BEFORE_BYTES_MAX = 1 + BlobFile.KEY_BYTES + VARINT_BYTES_MAX;

    private final InputStream in;
    private final byte[] window =
            new byte[2 * (BEFORE_BYTES_MAX + Limits.CHUNK_SEALED_BYTES_MAX) + RecordFiles.BLOCK_BYTES];
    private int filled;
    private boolean ended;

    private WriteAheadLog(InputStream in) {
        this.in = in;
    }

    static WriteAheadLog open(Path file) throws IOException {
        return new WriteAheadLog(Files.newInputStream(file));
    }

    /** Shows every object that is whole; what is not was never acknowledged, or is damaged. */
    void read(BlobFile.Finder finder) throws IOException {
        int at = 0;
        fill();
        while (at + BlobFile.CHUNK_MAGIC.length <= filled) {
            if (!ended && filled - at < Limits.CHUNK_SEALED_BYTES_MAX) {
                at = slide(at);
            }
            Optional<SealedChunk> chunk = isMagic(at) ? chunkAt(at) : Optional.empty();
            if (chunk.isPresent()) {
                finder.found(ByteBuffer.wrap(window).getLong(keyBefore(at)), chunk.get());
                at += chunk.get().size();
            } else {
                at++;
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean isMagic(int at) {
        int end = at + BlobFile.CHUNK_MAGIC.length;
        return Arrays.equals(window, at, end, BlobFile.CHUNK_MAGIC, 0, BlobFile.CHUNK_MAGIC.length);
    }

    private Optional<SealedChunk> chunkAt(int at) {
        int key = keyBefore(at);
        if (key < 0) {
            return Optional.empty();
        }
        int length = varint(key + BlobFile.KEY_BYTES, at);
        if (length < ChunkHeader.BYTES || length > Limits.CHUNK_SEALED_BYTES_MAX || length > filled - at) {
            return Optional.empty();
        }
        ChunkId id = ChunkId.of(Arrays.copyOfRange(window, key + Layout.TAG_BYTES, key + BlobFile.KEY_BYTES));
        try {
            return Optional.of(SealedChunk.admit(id, Arrays.copyOfRange(window, at, at + length)));
        } catch (DamagedChunkException e) {
            return Optional.empty();
        }
    }

    /** Where the key of a value begins that begins here, or -1 if none does. */
    private int keyBefore(int value) {
        for (int bytes = 1; bytes <= VARINT_BYTES_MAX; bytes++) {
            int key = value - bytes - BlobFile.KEY_BYTES;
            if (key >= 1 && window[key - 1] == BlobFile.KEY_BYTES && varint(key + BlobFile.KEY_BYTES, value) >= 0) {
                return key;
            }
        }
        return -1;
    }

    /** The number whose bytes are exactly these, or -1. */
    private int varint(int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number |= (window[i] & 0x7F) << (7 * (i - from));
            boolean more = window[i] < 0;
            if (more == (i == to - 1)) {
                return -1;
            }
        }
        return number;
    }

    /** Moves what is still needed to the front and reads on; returns where the place is now. */
    private int slide(int at) throws IOException {
        int from = Math.max(0, at - BEFORE_BYTES_MAX);
        System.arraycopy(window, from, window, 0, filled - from);
        filled -= from;
        fill();
        return at - from;
    }

    private void fill() throws IOException {
        while (!ended && window.length - filled >= RecordFiles.BLOCK_BYTES) {
            byte[] block = in.readNBytes(RecordFiles.BLOCK_BYTES);
            ended = block.length < RecordFiles.BLOCK_BYTES;
            addParts(block);
        }
    }

    /** Appends what the records of a block hold; behind a wrong length nothing of the block is known. */
    private void addParts(byte[] block) {
        ByteBuffer bytes = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        while (block.length - at > RecordFiles.HEAD_BYTES) {
            int length = RecordFiles.length(bytes, at);
            int part = Math.min(length, block.length - at - RecordFiles.HEAD_BYTES);
            System.arraycopy(block, at + RecordFiles.HEAD_BYTES, window, filled, part);
            filled += part;
            at += RecordFiles.HEAD_BYTES + part;
        }
    }
}
