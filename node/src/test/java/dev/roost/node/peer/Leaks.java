package dev.roost.node.peer;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Notes buffers that were forgotten: every one is tracked while this is open. */
public final class Leaks implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ResourceLeakDetector.class.getName());

    private final ResourceLeakDetector.Level before = ResourceLeakDetector.getLevel();
    private final List<String> found = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            if (entry.getMessage().startsWith("LEAK")) {
                found.add(entry.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    public Leaks() {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        LOG.addHandler(handler);
    }

    /** What was forgotten so far, as far as the garbage collector tells. */
    public List<String> found() {
        for (int round = 0; round < 5; round++) {
            System.gc();
            // The detector tells what it found when the next buffer is tracked.
            for (int i = 0; i < 50; i++) {
                PooledByteBufAllocator.DEFAULT.buffer(16).release();
            }
        }
        return found;
    }

    @Override
    public void close() {
        LOG.removeHandler(handler);
        ResourceLeakDetector.setLevel(before);
    }
}
