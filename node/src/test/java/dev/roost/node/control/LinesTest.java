package dev.roost.node.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.node.api.TrashRequest;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Lines that come in pieces, are too long, or break off. */
@Timeout(60)
class LinesTest {
    @TempDir
    private Path folder;

    private ServerSocketChannel server;
    private SocketChannel far;
    private Lines lines;

    @BeforeEach
    void connect() throws Exception {
        UnixDomainSocketAddress at = UnixDomainSocketAddress.of(folder.resolve("s"));
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(at);
        far = SocketChannel.open(at);
        lines = new Lines(server.accept());
    }

    @AfterEach
    void close() throws Exception {
        lines.close();
        far.close();
        server.close();
    }

    private void says(String text) throws IOException {
        far.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aLineEndsWhereItEndsAndTheNextOneFollows() throws Exception {
        says("one\n\nGrüße\nhal");
        assertThat(lines.read()).contains("one");
        assertThat(lines.read()).contains("");
        assertThat(lines.read()).contains("Grüße");
        says("ves\nbroken");
        assertThat(lines.read()).contains("halves");
        far.close();
        assertThat(lines.read()).isEmpty();
    }

    @Test
    void aLineIsReadUpToItsLimitAndNotBeyond() throws Exception {
        says("12345\n123456\n");
        assertThat(lines.read(5)).contains("12345");
        assertThatThrownBy(() -> lines.read(5))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more than 5 bytes");
    }

    @Test
    void aCommandIsReadInAnyOrderAndWhatFollowsIsLeft() throws Exception {
        says("{\"request\":{\"photos\":[\"a\",\"b\"]},\"do\":\"trash\"}\n{\"answer\":true}\n");
        Asked asked = Asked.read(lines.next(1_000)).orElseThrow();
        assertThat(asked.command()).isEqualTo("trash");
        assertThat(asked.as(TrashRequest.class).photos()).containsExactly("a", "b");
        assertThat(lines.read()).contains("{\"answer\":true}");
    }

    @Test
    void whatIsNoCommandIsRefused() throws Exception {
        says("{\"do\":\"rename\"}\n");
        Asked bare = Asked.read(lines.next(1_000)).orElseThrow();
        assertThatThrownBy(() -> bare.as(String.class)).isInstanceOf(IOException.class);
        for (String none : List.of("[]", "nonsense", "{\"do\":".repeat(100))) {
            says(none + "\n");
            assertThatThrownBy(() -> Asked.read(lines.next(1_000))).isInstanceOf(IOException.class);
        }
        says("{\"do\":\"status\"}");
        far.close();
        assertThat(Asked.read(lines.next(1_000))).isEmpty();
    }
}
