import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Waits until every photo of a running node is in a state. One process that asks again and again takes next to nothing
 * from what is measured, other than the command line begun anew each time.
 *
 * <pre>java UntilAll.java SOCKET STATE</pre>
 */
final class UntilAll {
    private static final int PAUSE_MILLIS = 50;
    private static final byte[] QUESTION = "{\"do\":\"status\",\"request\":{}}\n".getBytes(StandardCharsets.UTF_8);

    private UntilAll() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        UnixDomainSocketAddress socket = UnixDomainSocketAddress.of(Path.of(args[0]));
        String status = status(socket);
        while (number(status, "photos") == 0 || number(status, "photos") != number(status, args[1])) {
            Thread.sleep(PAUSE_MILLIS);
            status = status(socket);
        }
    }

    private static String status(UnixDomainSocketAddress socket) throws IOException {
        try (SocketChannel channel = SocketChannel.open(socket)) {
            channel.write(ByteBuffer.wrap(QUESTION));
            ByteBuffer answer = ByteBuffer.allocate(1 << 20);
            while (channel.read(answer) > 0 && answer.get(answer.position() - 1) != '\n') {
                // More of the line is to come.
            }
            return StandardCharsets.UTF_8.decode(answer.flip()).toString();
        }
    }

    /** The first value of a key, which in a status is the library's own. */
    private static long number(String status, String key) {
        Matcher found = Pattern.compile("\"" + key + "\":(\\d+)").matcher(status);
        if (!found.find()) {
            throw new IllegalStateException("no " + key + " in " + status);
        }
        return Long.parseLong(found.group(1));
    }
}
