package dev.roost.node.media;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** A fixed number of decoder processes that take turns. Thread-safe. */
final class DecoderPool implements Closeable {
    private final List<DecoderLink> all;
    private final BlockingQueue<DecoderLink> idle;
    private final ExecutorService readers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "decoder answers");
        thread.setDaemon(true);
        return thread;
    });

    DecoderPool(DecoderLimits limits) {
        this.all = Stream.generate(() -> new DecoderLink(limits, readers))
                .limit(limits.processes())
                .toList();
        this.idle = new ArrayBlockingQueue<>(limits.processes(), false, all);
    }

    /** Waits for a free decoder and asks it. */
    DecoderAnswer ask(DecoderTask task) throws InterruptedException {
        DecoderLink link = idle.take();
        try {
            return link.ask(task);
        } finally {
            idle.add(link);
        }
    }

    /** Ends the processes that have nothing to do; each comes back with its next task. */
    void rest() {
        List<DecoderLink> resting = new ArrayList<>();
        idle.drainTo(resting);
        resting.forEach(DecoderLink::rest);
        idle.addAll(resting);
    }

    /** Kills all; whoever waits for an answer learns that there is none. */
    @Override
    public void close() {
        all.forEach(DecoderLink::close);
        readers.shutdownNow();
    }
}
