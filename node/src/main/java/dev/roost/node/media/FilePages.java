package dev.roost.node.media;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file read a page at a time. Pages that were read are charged to a budget of their own. Used by one thread. */
final class FilePages implements ByteSource, Closeable {
    private static final int PAGE_BYTES = 16 * 1024;

    /** Facts stand in few places: 512 pages are more than any camera scatters them over. */
    private static final long READ_BYTES_MAX = 512L * PAGE_BYTES;

    private final FileChannel file;
    private final long length;
    private final ByteBuffer page = ByteBuffer.allocate(PAGE_BYTES);
    private final Budget budget = new Budget(READ_BYTES_MAX);
    private long pageNumber = -1;

    private FilePages(FileChannel file, long length) {
        this.file = file;
        this.length = length;
    }

    static FilePages open(Path path) throws IOException {
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new FilePages(file, file.size());
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public int at(long position) throws IOException {
        long wanted = position / PAGE_BYTES;
        if (wanted != pageNumber) {
            load(wanted);
        }
        int offset = (int) (position % PAGE_BYTES);
        if (offset >= page.limit()) {
            throw new EOFException("the file ends before byte " + position);
        }
        return page.get(offset) & 0xFF;
    }

    private void load(long wanted) throws IOException {
        budget.take(PAGE_BYTES);
        pageNumber = -1;
        page.clear();
        long start = wanted * PAGE_BYTES;
        while (page.hasRemaining() && file.read(page, start + page.position()) >= 0) {
            // A read may give less than was asked for.
        }
        page.flip();
        pageNumber = wanted;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
