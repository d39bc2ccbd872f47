package dev.roost.node.media;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The node's end of one decoder process. The process is started when first needed, used again while it lives, and killed
 * when it takes too long. Used by one thread at a time, closed by
 * any.
 */
final class DecoderLink implements Closeable {
    private final DecoderLimits limits;
    private final ExecutorService readers;
    private volatile @Nullable Process process;
    private volatile boolean closed;
    private @Nullable DataInputStream answers;
    private @Nullable DataOutputStream tasks;

    /** @param readers waits for answers, so that the caller can stop waiting */
    DecoderLink(DecoderLimits limits, ExecutorService readers) {
        this.limits = limits;
        this.readers = readers;
    }

    /** Asks for thumbnails. What goes wrong in the process comes back as a failure, and the next task gets a new one. */
    DecoderAnswer ask(DecoderTask task) throws InterruptedException {
        try {
            DataInputStream in = open();
            task.write(Objects.requireNonNull(tasks));
            Future<DecoderAnswer> answer = readers.submit(() -> DecoderAnswer.read(in));
            return Patience.begin(limits.time(), Objects.requireNonNull(process))
                    .await(millis -> answer.get(millis, TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            kill();
            return DecoderAnswer.refused(
                    "decoding takes longer than " + limits.time().toSeconds() + " s");
        } catch (ExecutionException e) {
            kill();
            return DecoderAnswer.failed(
                    "decoding takes more memory than " + limits.heapMegabytes() + " MB, or broke the decoder");
        } catch (IOException | RejectedExecutionException e) {
            kill();
            return DecoderAnswer.failed("there is no decoder: " + DecoderAnswer.reason(e));
        } catch (InterruptedException e) {
            kill();
            throw e;
        }
    }

    private DataInputStream open() throws IOException {
        Process running = process;
        if (running == null || !running.isAlive() || answers == null) {
            kill();
            running = new ProcessBuilder(LowPriority.of(command()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process = running;
            if (closed) {
                kill();
                throw new IOException("the decoders are closed");
            }
            tasks = new DataOutputStream(new BufferedOutputStream(running.getOutputStream()));
            answers = new DataInputStream(new BufferedInputStream(running.getInputStream()));
        }
        return answers;
    }

    private List<String> command() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return List.of(
                java.toString(),
                "-Xmx" + limits.heapMegabytes() + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                DecoderProcess.class.getName());
    }

    /** Kills the process for good, from whichever thread. */
    @Override
    public void close() {
        closed = true;
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
        }
    }

    /** Ends the process until it is needed again. */
    void rest() {
        kill();
    }

    private void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
        }
        process = null;
        answers = null;
        tasks = null;
    }
}
