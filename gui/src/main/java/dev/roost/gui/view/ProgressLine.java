package dev.roost.gui.view;

import dev.roost.gui.work.Activity;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How far something is: its name, a bar, how much, how fast and how long still. Used by the toolkit's thread. */
public final class ProgressLine extends VBox {
    private static final double GAP = 6;
    private static final double BAR_HEIGHT = 8;

    private final Label what = Words.plain("");
    private final Label amount = Words.quiet("");
    private final Label left = Words.quiet("");
    private final ProgressBar bar = new ProgressBar();

    public ProgressLine() {
        super(GAP);
        amount.setId("progress-amount");
        left.setId("progress-left");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setPrefHeight(BAR_HEIGHT);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox numbers = new HBox(GAP, amount, space, left);
        numbers.setAlignment(Pos.BASELINE_LEFT);
        getChildren().addAll(what, bar, numbers);
    }

    /** Shows what goes on, or nothing. */
    public void show(Optional<Activity> activity) {
        Seen.when(this, activity.isPresent());
        activity.ifPresent(now -> {
            what.setText(now.what());
            amount.setText(now.amount());
            left.setText(now.left());
            // A bar that runs to and fro for ever is no news: while nobody knows the share, there is none.
            Seen.when(bar, now.share() >= 0);
            bar.setProgress(Math.max(0, now.share()));
            bar.setAccessibleText(now.what());
        });
    }
}
