package dev.roost.node.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import javax.imageio.stream.ImageInputStreamImpl;

/** A file, or what stands behind some place in it, as image readers take it. Used by one thread. */
final class ChannelImageInput extends ImageInputStreamImpl {
    private static final int PAGE_BYTES = 64 * 1024;

    private final FileChannel file;
    private final long from;
    private final ByteBuffer page = ByteBuffer.allocate(PAGE_BYTES).limit(0);
    private long pageAt;

    /** The file stays open when this is closed. */
    ChannelImageInput(FileChannel file, long from) {
        this.file = file;
        this.from = from;
    }

    @Override
    public int read() throws IOException {
        bitOffset = 0;
        if (!turnToPage()) {
            return -1;
        }
        int value = page.get((int) (streamPos - pageAt)) & 0xFF;
        streamPos++;
        return value;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        bitOffset = 0;
        if (length == 0) {
            return 0;
        }
        if (!turnToPage()) {
            return -1;
        }
        int at = (int) (streamPos - pageAt);
        int count = Math.min(length, page.limit() - at);
        page.get(at, into, offset, count);
        streamPos += count;
        return count;
    }

    @Override
    public long length() {
        try {
            return Math.max(0, file.size() - from);
        } catch (IOException e) {
            return -1;
        }
    }

    private boolean turnToPage() throws IOException {
        if (streamPos >= pageAt && streamPos < pageAt + page.limit()) {
            return true;
        }
        page.clear();
        pageAt = streamPos;
        file.read(page, from + pageAt);
        page.flip();
        return page.hasRemaining();
    }
}
