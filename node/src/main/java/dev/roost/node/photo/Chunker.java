package dev.roost.node.photo;

import dev.roost.node.crypto.PlainChunk;
import dev.roost.proto.model.ContentHash;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;

/**
 * Cuts a file into chunks in one pass. Cut version 1: a JPEG is cut before its first table or frame header and after the
 * end of its image, every other file nowhere; each part so made is cut into segments of {@link
 * Limits#CHUNK_PLAIN_BYTES_MAX} from its own beginning. The cuts depend on the bytes alone. An empty file is one empty
 * chunk. Used by one thread at a time; it keeps one buffer of 1 MiB.
 */
public final class Chunker {
    /** The version of the rule above, as manifests note it. */
    public static final int CUT_VERSION = 1;

    private final byte[] buffer = new byte[Limits.CHUNK_PLAIN_BYTES_MAX];
    private int filled;
    private long emitted;

    /** Takes one chunk after the other, in file order; the chunk borrows the chunker's buffer until the call returns. */
    @FunctionalInterface
    public interface Sink {
        void chunk(PlainChunk chunk) throws IOException;
    }

    /**
     * Reads a file from its beginning to its end.
     *
     * @param name the file's name, which tells sidecars from other text
     */
    public Content cut(FileChannel file, String name, Sink sink) throws IOException {
        filled = 0;
        emitted = 0;
        long head = JpegHead.end(file);
        JpegEnd end = head > 0 ? new JpegEnd() : null;
        MessageDigest sha = Sha256.start();
        byte[] first = new byte[MediaTypes.BYTES];
        long at = 0;
        int read = read(file, at, head > 0 ? head : Long.MAX_VALUE);
        while (read > 0) {
            sha.update(buffer, filled, read);
            if (at < first.length) {
                System.arraycopy(buffer, filled, first, (int) at, (int) Math.min(read, first.length - at));
            }
            int cut = end != null && at >= head ? end.find(buffer, filled, filled + read) : -1;
            filled += read;
            at += read;
            if (cut >= 0) {
                end = null;
                emitFirst(cut, sink);
            }
            if (filled == buffer.length || at == head) {
                emitFirst(filled, sink);
            }
            read = read(file, at, at < head ? head - at : Long.MAX_VALUE);
        }
        if (filled > 0 || at == 0) {
            emitFirst(filled, sink);
        }
        int known = (int) Math.min(at, first.length);
        return new Content(at, ContentHash.of(sha.digest()), MediaTypes.of(first, known, name));
    }

    /** Emits the first bytes of the buffer as a chunk and moves the others to its beginning. */
    private void emitFirst(int length, Sink sink) throws IOException {
        if (length == 0 && emitted > 0) {
            return;
        }
        sink.chunk(PlainChunk.of(buffer, 0, length));
        emitted++;
        System.arraycopy(buffer, length, buffer, 0, filled - length);
        filled -= length;
    }

    private int read(FileChannel file, long at, long max) throws IOException {
        int room = (int) Math.min(buffer.length - filled, max);
        return room == 0 ? 0 : file.read(ByteBuffer.wrap(buffer, filled, room), at);
    }
}
