package dev.roost.gui.app;

import dev.roost.gui.work.Background;
import dev.roost.node.api.NodeControl;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.StatusReport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/** Asks a node again and again how things stand. One question at a time. Used by the toolkit's thread. */
final class StatusPoll {
    private static final double EVERY_MILLIS = 1_500;

    /** Asking must not take the time in which photos could be copied. */
    private static final int COST_FACTOR = 10;

    private final NodeControl node;
    private final Background background;
    private final LongSupplier millis;
    private final Consumer<StatusReport> show;
    private final Consumer<NodeException> failed;
    private final PauseTransition pause = new PauseTransition();
    private boolean over;

    StatusPoll(
            NodeControl node,
            Background background,
            LongSupplier millis,
            Consumer<StatusReport> show,
            Consumer<NodeException> failed) {
        this.node = node;
        this.background = background;
        this.millis = millis;
        this.show = show;
        this.failed = failed;
        pause.setOnFinished(event -> ask());
    }

    void ask() {
        if (over) {
            return;
        }
        long began = millis.getAsLong();
        background.run(
                node::status,
                status -> {
                    if (!over) {
                        show.accept(status);
                        again(began);
                    }
                },
                e -> {
                    if (!over) {
                        over = true;
                        failed.accept(e);
                    }
                });
    }

    void stop() {
        over = true;
        pause.stop();
    }

    private void again(long began) {
        double cost = millis.getAsLong() - began;
        pause.setDuration(Duration.millis(Math.max(EVERY_MILLIS, COST_FACTOR * cost)));
        pause.playFromStart();
    }
}
