import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * Waits until a running node makes no more thumbnails, and lists the photos that have one, by id. A node that makes some
 * has a decoder under it, which it ends when none is due.
 *
 * <pre>java Pictures.java SOCKET PID FILE</pre>
 */
final class Pictures {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String QUERY = "{\"since\":null,\"until\":null,\"words\":\"\",\"trashed\":false}";
    private static final int PHOTOS_AT_ONCE = 1_000;
    private static final int PAUSE_MILLIS = 1_000;

    /** A node looks for work every two seconds. */
    private static final int QUIET_LOOKS = 15;

    private final UnixDomainSocketAddress socket;

    private Pictures(Path socket) {
        this.socket = UnixDomainSocketAddress.of(socket);
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Pictures pictures = new Pictures(Path.of(args[0]));
        ProcessHandle node = ProcessHandle.of(Long.parseLong(args[1])).orElseThrow();
        Set<String> ids = pictures.ids();
        for (int quiet = 0; quiet < QUIET_LOOKS; quiet++) {
            Thread.sleep(PAUSE_MILLIS);
            if (!node.isAlive()) {
                throw new IllegalStateException("the node is gone");
            }
            Set<String> now = pictures.ids();
            if (node.children().findAny().isPresent() || !now.equals(ids)) {
                quiet = 0;
            }
            ids = now;
        }
        Files.write(Path.of(args[2]), ids);
    }

    private Set<String> ids() throws IOException {
        Set<String> ids = new TreeSet<>();
        for (JsonNode month : ask("timeline", QUERY).get("months")) {
            long photos = month.get("photos").asLong();
            for (long from = 0; from < photos; from += PHOTOS_AT_ONCE) {
                String page = "{\"query\":" + QUERY + ",\"month\":" + month.get("month") + ",\"from\":" + from
                        + ",\"count\":" + PHOTOS_AT_ONCE + "}";
                for (JsonNode tile : ask("page", page).get("tiles")) {
                    if (tile.get("picture").asBoolean()) {
                        ids.add(tile.get("id").asText());
                    }
                }
            }
        }
        return ids;
    }

    private JsonNode ask(String command, String request) throws IOException {
        try (SocketChannel channel = SocketChannel.open(socket)) {
            String question = "{\"do\":\"" + command + "\",\"request\":" + request + "}\n";
            channel.write(ByteBuffer.wrap(question.getBytes(StandardCharsets.UTF_8)));
            JsonNode result = JSON.readTree(line(channel)).get("result");
            if (result == null) {
                throw new IOException("no answer to " + question);
            }
            return result;
        }
    }

    private static byte[] line(SocketChannel channel) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        ByteBuffer part = ByteBuffer.allocate(1 << 16);
        while (channel.read(part.clear()) > 0) {
            line.write(part.array(), 0, part.position());
            if (part.get(part.position() - 1) == '\n') {
                break;
            }
        }
        return line.toByteArray();
    }
}
