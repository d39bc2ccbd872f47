package dev.roost.gui.work;

import dev.roost.gui.text.Amounts;
import dev.roost.gui.text.NodeTexts;
import dev.roost.gui.text.Texts;
import dev.roost.node.api.NodeEvent;
import dev.roost.node.api.Observer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Watches one command and tells the window how far it is. Called by the command's threads; speaks to the window's. */
public final class Watch implements Observer {
    private static final long SHOW_EVERY_MILLIS = 200;

    private final Texts texts;
    private final Amounts amounts;
    private final LongSupplier millis;
    private final Background background;
    private final Consumer<Activity> show;
    private Pace pace = new Pace();
    private String work = "";
    private long shownMillis;
    private volatile boolean cancelled;

    public Watch(Texts texts, LongSupplier millis, Background background, Consumer<Activity> show) {
        this.texts = texts;
        this.amounts = new Amounts(texts);
        this.millis = millis;
        this.background = background;
        this.show = show;
    }

    /** Asks the command to stop where it is. */
    public void cancel() {
        cancelled = true;
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public synchronized void happened(NodeEvent event) {
        if (!(event instanceof NodeEvent.Progress progress)) {
            return;
        }
        long now = millis.getAsLong();
        boolean other = !progress.what().equals(work);
        if (other) {
            work = progress.what();
            pace = new Pace();
        }
        pace.note(progress, now);
        if (other || now - shownMillis >= SHOW_EVERY_MILLIS) {
            shownMillis = now;
            Activity activity = activity(progress);
            background.show(() -> show.accept(activity));
        }
    }

    private Activity activity(NodeEvent.Progress progress) {
        String count = count(progress);
        String amount = pace.bytesPerSecond()
                .map(rate -> texts.of("activity.withRate", count, amounts.bytes(rate)))
                .or(() -> pace.itemsPerMinute().map(rate -> texts.of("activity.withPace", count, rate)))
                .orElse(count);
        String left = pace.left(progress)
                .map(time -> texts.of("activity.left", amounts.span(time)))
                .orElse("");
        return new Activity(new NodeTexts(texts).work(progress.what()), amount, left, share(progress));
    }

    private String count(NodeEvent.Progress progress) {
        if (progress.itemsTotal() == 0) {
            return texts.of("activity.count", progress.items());
        }
        return progress.items() == 0
                ? texts.of("activity.toGo", progress.itemsTotal())
                : texts.of("activity.ofAll", progress.items(), progress.itemsTotal());
    }

    private static double share(NodeEvent.Progress progress) {
        if (progress.bytesTotal() > 0) {
            return Math.min(1, (double) progress.bytes() / progress.bytesTotal());
        }
        return progress.itemsTotal() > 0 && progress.items() > 0
                ? Math.min(1, (double) progress.items() / progress.itemsTotal())
                : -1;
    }
}
