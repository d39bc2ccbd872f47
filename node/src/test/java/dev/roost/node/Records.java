package dev.roost.node;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the log said while this was open. */
public final class Records implements AutoCloseable {
    private static final Logger ROOT = Logger.getLogger("");

    private final List<LogRecord> all = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            all.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    public Records() {
        ROOT.addHandler(handler);
    }

    /** Lines with this in them. */
    public List<String> with(String part) {
        return all.stream()
                .map(entry -> String.valueOf(entry.getMessage()))
                .filter(line -> line.contains(part))
                .toList();
    }

    /** What can only be a mistake in the program: unchecked exceptions, and what the network library warns of. */
    public List<String> mistakes() {
        return all.stream()
                .filter(entry -> entry.getThrown() instanceof RuntimeException
                        || entry.getThrown() instanceof Error
                        || (entry.getLoggerName().startsWith("io.netty")
                                && entry.getLevel().intValue() >= Level.WARNING.intValue()))
                .map(entry -> entry.getLoggerName() + ": " + entry.getMessage() + ": " + entry.getThrown())
                .toList();
    }

    @Override
    public void close() {
        ROOT.removeHandler(handler);
    }
}
