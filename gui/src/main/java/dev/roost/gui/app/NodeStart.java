package dev.roost.gui.app;

import dev.roost.node.control.RunReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process that is to become a node, as it begins. All that it says is read, so that it never waits for a reader; 16 KiB
 * of it are remembered. Safe for use by many threads.
 */
final class NodeStart {
    private static final Logger LOG = LoggerFactory.getLogger(NodeStart.class);
    private static final int SAID_BYTES_MAX = 16 << 10;
    private static final int CHUNK_BYTES = 4 << 10;

    private final CompletableFuture<RunReport> outcome = new CompletableFuture<>();

    /** Listens to a process whose errors are said where its results are. */
    static NodeStart of(Process process) {
        NodeStart start = new NodeStart();
        Thread thread = new Thread(() -> start.listen(process), "roost-node-start");
        thread.setDaemon(true);
        thread.start();
        return start;
    }

    /** How the start came out; empty if it has not by then. */
    Optional<RunReport> await(Duration most) throws InterruptedException {
        try {
            return Optional.of(outcome.get(most.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void listen(Process process) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK_BYTES];
        try (InputStream in = process.getInputStream()) {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                said.write(chunk, 0, Math.min(count, SAID_BYTES_MAX - said.size()));
                said.toString(StandardCharsets.UTF_8)
                        .lines()
                        .flatMap(line -> RunReport.of(line).stream())
                        .findFirst()
                        .ifPresent(outcome::complete);
            }
        } catch (IOException e) {
            LOG.debug("a node is heard no more", e);
        }
        outcome.complete(ended(said.toString(StandardCharsets.UTF_8)));
    }

    /** It ended without a word of its own: the last line that was said instead is the best there is. */
    private static RunReport ended(String said) {
        String last = said.lines().filter(line -> !line.isBlank()).reduce("", (before, line) -> line);
        return RunReport.ended(last);
    }
}
