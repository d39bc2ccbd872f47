package dev.roost.gui.home;

import dev.roost.gui.text.NodeTexts;
import dev.roost.gui.text.Texts;
import dev.roost.gui.work.Activity;
import dev.roost.gui.work.Background;
import dev.roost.gui.work.Shown;
import dev.roost.gui.work.Watch;
import dev.roost.node.api.FailedFile;
import dev.roost.node.api.KeepReport;
import dev.roost.node.api.KeepRequest;
import dev.roost.node.api.NodeControl;
import dev.roost.node.api.NodeEvent;
import dev.roost.node.api.StatusReport;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Is everything safe, what goes on now, and what should be done? Used by the window's thread. */
public final class HomePresenter {
    private static final int FILES_NAMED_MAX = 3;

    private final NodeControl node;
    private final Background background;
    private final Texts texts;
    private final Verdict verdict;
    private final LongSupplier millis;
    private final Shown<HomeState> shown;
    private Optional<StatusReport> status = Optional.empty();
    private Optional<Watch> copying = Optional.empty();
    private Optional<Activity> activity = Optional.empty();
    private int keeping;
    private String outcome = "";

    public HomePresenter(
            NodeControl node, Background background, Texts texts, InstantSource clock, LongSupplier millis) {
        this.node = node;
        this.background = background;
        this.texts = texts;
        this.verdict = new Verdict(texts, new Reasons(texts, clock));
        this.millis = millis;
        this.shown = new Shown<>(verdict.looking());
    }

    public Shown<HomeState> shown() {
        return shown;
    }

    /** Whether work goes on that would stop with the program. */
    public boolean isBusy() {
        return keeping > 0 || shown.get().mood() == Mood.WORKING;
    }

    /** Takes in how things stand now. */
    public void show(StatusReport report) {
        status = Optional.of(report);
        if (keeping == 0) {
            followCopying(report);
        }
        refresh();
    }

    /** Keeps folders from now on. */
    public void keep(List<URI> folders) {
        keeping++;
        outcome = "";
        KeepRequest request =
                new KeepRequest(folders.stream().map(URI::toASCIIString).toList(), false, false, false);
        Watch watch = watch();
        activity = Optional.of(new Activity(texts.of("work.starting"), "", "", -1));
        refresh();
        background.run(
                () -> {
                    String sentence = sentence(node.keep(request, watch));
                    return new Kept(sentence, node.status());
                },
                kept -> {
                    status = Optional.of(kept.status());
                    ended(kept.sentence());
                },
                e -> ended(new NodeTexts(texts).of(e)));
    }

    /** What was kept, and how things stand since: the numbers are never older than the sentence beside them. */
    private record Kept(String sentence, StatusReport status) {}

    private void ended(String sentence) {
        keeping--;
        outcome = sentence;
        activity = Optional.empty();
        refresh();
    }

    private String sentence(KeepReport report) {
        if (report.failed().isEmpty()) {
            return texts.of("keep.done", report.photos());
        }
        String names = String.join(
                ", ",
                report.failed().stream()
                        .limit(FILES_NAMED_MAX)
                        .map(FailedFile::path)
                        .map(NodeTexts::clean)
                        .toList());
        return texts.of("keep.someFailed", report.photos(), report.failed().size(), names);
    }

    /** What a node does by itself is seen by the photos that still lack a copy. */
    private void followCopying(StatusReport report) {
        long left = report.pending() > 0 ? report.pending() : report.backedUp();
        if (left == 0 || verdict.of(report, Optional.empty(), "").mood() != Mood.WORKING) {
            copying = Optional.empty();
            activity = Optional.empty();
            return;
        }
        Watch watch = copying.orElseGet(this::watch);
        copying = Optional.of(watch);
        watch.happened(new NodeEvent.Progress("Sending", 0, left, 0, 0));
    }

    private Watch watch() {
        return new Watch(texts, millis, background, now -> {
            activity = Optional.of(now);
            refresh();
        });
    }

    private void refresh() {
        status.ifPresentOrElse(
                report -> shown.show(verdict.of(report, activity, outcome)),
                () -> shown.show(verdict.looking().doing(activity)));
    }
}
