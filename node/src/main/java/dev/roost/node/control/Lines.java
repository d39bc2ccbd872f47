package dev.roost.node.control;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lines of text over a socket. One thread reads, any may write. */
final class Lines implements Closeable {
    /** A list of many photos is one line. */
    private static final int LINE_BYTES_MAX = 1 << 30;

    private final SocketChannel channel;
    private final InputStream in;

    Lines(SocketChannel channel) {
        this.channel = channel;
        this.in = new BufferedInputStream(Channels.newInputStream(channel));
    }

    synchronized void write(String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** The next line, or empty at the end. */
    Optional<String> read(int bytesMax) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return Optional.empty();
            }
            if (line.size() >= Math.min(bytesMax, LINE_BYTES_MAX)) {
                throw new IOException("a line of more than " + bytesMax + " bytes");
            }
            line.write(b);
        }
        return Optional.of(line.toString(StandardCharsets.UTF_8));
    }

    Optional<String> read() throws IOException {
        return read(LINE_BYTES_MAX);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
