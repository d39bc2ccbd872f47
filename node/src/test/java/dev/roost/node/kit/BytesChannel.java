package dev.roost.node.kit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Random;

/** A file in memory that is only read, by position, and that gives as few bytes at a time as a system may. */
public final class BytesChannel extends FileChannel {
    private final byte[] bytes;
    private final Random random;

    public BytesChannel(byte[] bytes, Random random) {
        this.bytes = bytes;
        this.random = random;
    }

    @Override
    public int read(ByteBuffer target, long position) {
        if (position >= bytes.length) {
            return -1;
        }
        int most = (int) Math.min(target.remaining(), bytes.length - position);
        int length = switch (random.nextInt(4)) {
            case 0 -> 1 + random.nextInt(most);
            case 1 -> Math.min(most, 1 + random.nextInt(64));
            default -> most;
        };
        target.put(bytes, (int) position, length);
        return length;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    protected void implCloseChannel() {}

    @Override
    public int read(ByteBuffer target) throws IOException {
        throw notMeant();
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
        throw notMeant();
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        throw notMeant();
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
        throw notMeant();
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        throw notMeant();
    }

    @Override
    public long position() throws IOException {
        throw notMeant();
    }

    @Override
    public FileChannel position(long newPosition) throws IOException {
        throw notMeant();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        throw notMeant();
    }

    @Override
    public void force(boolean metaData) throws IOException {
        throw notMeant();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
        throw notMeant();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) throws IOException {
        throw notMeant();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
        throw notMeant();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
        throw notMeant();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        throw notMeant();
    }

    private static IOException notMeant() {
        return new IOException("this file is only read, by position");
    }
}
