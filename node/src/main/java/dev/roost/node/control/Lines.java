package dev.roost.node.control;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/** Lines of text over a socket. One thread reads, any may write. */
final class Lines implements Closeable {
    /** A list of many photos is one line. */
    private static final int LINE_BYTES_MAX = 1 << 30;

    private static final int BUFFER_BYTES = 16 << 10;

    private final SocketChannel channel;
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER_BYTES).flip();

    Lines(SocketChannel channel) {
        this.channel = channel;
    }

    synchronized void write(String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** The next line, or empty at the end. */
    Optional<String> read(int bytesMax) throws IOException {
        Line line = new Line(bytesMax);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        line.transferTo(bytes);
        return line.isWhole() ? Optional.of(bytes.toString(StandardCharsets.UTF_8)) : Optional.empty();
    }

    Optional<String> read() throws IOException {
        return read(LINE_BYTES_MAX);
    }

    /** The next line as it comes: a long one need not be held whole. It is to be read to its end before the next one. */
    Line next(int bytesMax) {
        return new Line(bytesMax);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private boolean fill() throws IOException {
        in.clear();
        int count = channel.read(in);
        in.flip();
        return count > 0;
    }

    /** The bytes of one line, without its end. */
    final class Line extends InputStream {
        private final int bytesMax;
        private int bytes;
        private boolean whole;

        private Line(int bytesMax) {
            this.bytesMax = bytesMax;
        }

        /** Whether its end came; a line that broke off is none. */
        boolean isWhole() {
            return whole;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, to.length);
            if (length == 0) {
                return 0;
            }
            if (whole || (!in.hasRemaining() && !fill())) {
                return -1;
            }
            int count = 0;
            int most = Math.min(length, in.remaining());
            while (count < most && in.get(in.position() + count) != '\n') {
                count++;
            }
            whole = count < most;
            if (count > bytesMax - bytes) {
                throw new IOException("a line of more than " + bytesMax + " bytes");
            }
            in.get(to, offset, count);
            bytes += count;
            if (whole) {
                in.get();
            }
            return whole && count == 0 ? -1 : count;
        }
    }
}
