package dev.roost.node.cli;

import dev.roost.storage.Folders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.slf4j.LoggerFactory;

/**
 * The log of a node that has no terminal: {@code node.log} in its home, at most 1 MiB, and the one before it,
 * {@code node.log.old}. What cannot be written, on a full disk say, is left out. Safe for use by many threads.
 */
final class LogFile extends Handler {
    static final long BYTES_MAX = 1 << 20;

    private static final Set<StandardOpenOption> APPENDING =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);

    private final Path home;
    private final Path file;
    private final Path old;

    LogFile(Path home) {
        this.home = home;
        this.file = home.resolve("node.log");
        this.old = home.resolve("node.log.old");
        setFormatter(new SimpleFormatter());
    }

    /** Everything that would be logged elsewhere is logged here from now on, and what ends a thread too. */
    void takeOver() {
        Logger root = Logger.getLogger("");
        List.of(root.getHandlers()).forEach(root::removeHandler);
        root.addHandler(this);
        Thread.setDefaultUncaughtExceptionHandler((thread, e) ->
                LoggerFactory.getLogger(LogFile.class).error("the thread {} has ended", thread.getName(), e));
    }

    @Override
    public synchronized void publish(LogRecord entry) {
        byte[] line = getFormatter().format(entry).getBytes(StandardCharsets.UTF_8);
        try {
            Folders.create(home);
            if (Files.exists(file) && Files.size(file) + line.length > BYTES_MAX) {
                Files.move(file, old, StandardCopyOption.REPLACE_EXISTING);
            }
            try (FileChannel channel = FileChannel.open(file, APPENDING, Folders.privateFile())) {
                channel.write(ByteBuffer.wrap(line, 0, (int) Math.min(line.length, BYTES_MAX)));
            }
        } catch (IOException e) {
            // There is no better place to say so.
            reportError(null, e, ErrorManager.WRITE_FAILURE);
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
