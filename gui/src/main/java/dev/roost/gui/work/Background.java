package dev.roost.gui.work;

import dev.roost.node.api.NodeException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * Does what may block away from the window, and brings the outcome back to it. Safe for use by many threads; outcomes
 * arrive in the window's executor.
 */
public final class Background {
    private final Executor workers;
    private final Executor window;

    /**
     * Joins two executors.
     *
     * @param workers where deeds are done
     * @param window where their outcomes are shown: the thread of the toolkit
     */
    public Background(Executor workers, Executor window) {
        this.workers = workers;
        this.window = window;
    }

    /** Does something; exactly one of the two hears of it, unless the program is ending. */
    public <T> void run(Deed<T> deed, Consumer<T> done, Consumer<NodeException> failed) {
        try {
            workers.execute(() -> attempt(deed, done, failed));
        } catch (RejectedExecutionException e) {
            // The window is closing: nobody is left to hear of it.
            return;
        }
    }

    /** Brings a piece of news to the window. */
    public void show(Runnable news) {
        window.execute(news);
    }

    private <T> void attempt(Deed<T> deed, Consumer<T> done, Consumer<NodeException> failed) {
        try {
            T outcome = deed.run();
            window.execute(() -> done.accept(outcome));
        } catch (NodeException e) {
            window.execute(() -> failed.accept(e));
        } catch (RuntimeException e) {
            NodeException said = new NodeException("unexpected", String.valueOf(e.getMessage()), e);
            window.execute(() -> failed.accept(said));
        }
    }
}
