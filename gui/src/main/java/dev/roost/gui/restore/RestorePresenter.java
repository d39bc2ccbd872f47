package dev.roost.gui.restore;

import dev.roost.gui.photos.Days;
import dev.roost.gui.photos.Ids;
import dev.roost.gui.text.Amounts;
import dev.roost.gui.text.NodeTexts;
import dev.roost.gui.text.Texts;
import dev.roost.gui.work.Activity;
import dev.roost.gui.work.Background;
import dev.roost.gui.work.Shown;
import dev.roost.gui.work.Watch;
import dev.roost.node.api.NodeControl;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.PhotoQuery;
import dev.roost.node.api.PhotoReport;
import dev.roost.node.api.PhotosReport;
import dev.roost.node.api.RestoreReport;
import dev.roost.node.api.RestoreRequest;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Chooses photos and brings them back into a folder. Used by the window's thread. */
public final class RestorePresenter {
    private final NodeControl node;
    private final Background background;
    private final Texts texts;
    private final LongSupplier millis;
    private final Shown<RestoreState> shown;
    private final Set<String> chosen = new LinkedHashSet<>();
    private List<PhotoLine> all = List.of();
    private String query = "";
    private Optional<PhotoQuery> time = Optional.empty();
    private Optional<Set<String>> inTime = Optional.empty();
    private String timeTrouble = "";
    private Optional<Watch> running = Optional.empty();

    public RestorePresenter(NodeControl node, Background background, Texts texts, LongSupplier millis) {
        this.node = node;
        this.background = background;
        this.texts = texts;
        this.millis = millis;
        this.shown = new Shown<>(state(RestoreState.Stage.LOADING, List.of(), "", List.of()));
    }

    public Shown<RestoreState> shown() {
        return shown;
    }

    /** Lists the photos anew. */
    public void load() {
        if (shown.get().stage() == RestoreState.Stage.RUNNING) {
            return;
        }
        background.run(() -> lines(node.photos()), this::loaded, this::unreadable);
    }

    /** Shows only photos in whose name or folder these words stand. */
    public void search(String words) {
        query = words;
        List<PhotoLine> from = all;
        Optional<Set<String>> these = inTime;
        background.run(
                () -> found(from, words, these),
                photos -> {
                    if (words.equals(query) && from.equals(all) && these.equals(inTime)) {
                        list(photos);
                    }
                },
                e -> list(all));
    }

    /** Shows only photos that were taken in these days; an empty text sets no end. */
    public void between(String from, String until) {
        Optional<Days> first = Days.read(from);
        Optional<Days> last = Days.read(until);
        boolean wrong = (first.isEmpty() && !from.isBlank()) || (last.isEmpty() && !until.isBlank());
        timeTrouble = wrong ? texts.of("restore.days.wrong") : "";
        PhotoQuery wanted = new PhotoQuery(
                first.map(days -> days.first().toString()),
                last.map(days -> days.last().toString()),
                "",
                false);
        time = Optional.of(wanted)
                .filter(q -> q.since().isPresent() || q.until().isPresent());
        if (time.isEmpty()) {
            inTime = Optional.empty();
            search(query);
        } else {
            askForTime(wanted);
        }
    }

    private void askForTime(PhotoQuery wanted) {
        Optional<PhotoQuery> asked = Optional.of(wanted);
        background.run(
                () -> Set.copyOf(Ids.matching(node, wanted)),
                ids -> {
                    if (time.equals(asked)) {
                        inTime = Optional.of(ids);
                        search(query);
                    }
                },
                e -> {
                    if (time.equals(asked)) {
                        timeTrouble = new NodeTexts(texts).of(e);
                        search(query);
                    }
                });
    }

    public boolean isChosen(PhotoLine photo) {
        return chosen.contains(photo.id());
    }

    public void choose(PhotoLine photo, boolean yes) {
        boolean changed = yes ? chosen.add(photo.id()) : chosen.remove(photo.id());
        if (changed) {
            list(shown.get().photos());
        }
    }

    /** Chooses all that the search leaves. */
    public void chooseShown() {
        shown.get().photos().forEach(photo -> chosen.add(photo.id()));
        list(shown.get().photos());
    }

    public void chooseNone() {
        chosen.clear();
        list(shown.get().photos());
    }

    /** Brings the chosen photos into a folder, or all of them if none is chosen. */
    public void restore(URI folder) {
        Watch watch = new Watch(texts, millis, background, this::running);
        running = Optional.of(watch);
        running(new Activity(texts.of("work.starting"), "", "", -1));
        RestoreRequest request = new RestoreRequest(folder.toASCIIString(), List.copyOf(chosen));
        background.run(() -> node.restore(request, watch), this::restored, this::failed);
    }

    /** Brings these photos into a folder, whatever was chosen here; nothing happens while others are on their way. */
    public void restore(List<String> ids, URI folder) {
        if (running.isEmpty() && !ids.isEmpty()) {
            chosen.clear();
            chosen.addAll(ids);
            restore(folder);
        }
    }

    /** Stops where it is; what was brought back stays. */
    public void stop() {
        running.ifPresent(Watch::cancel);
    }

    /** Back to choosing. */
    public void again() {
        chosen.clear();
        if (all.isEmpty()) {
            load();
        } else {
            list(shown.get().photos());
        }
    }

    private void running(Activity activity) {
        if (running.isPresent()) {
            RestoreState now = shown.get();
            shown.show(new RestoreState(
                    RestoreState.Stage.RUNNING,
                    now.photos(),
                    all.size(),
                    chosen.size(),
                    Optional.of(activity),
                    "",
                    timeTrouble,
                    List.of()));
        }
    }

    private void restored(RestoreReport report) {
        boolean stopped = running.map(Watch::cancelled).orElse(false);
        running = Optional.empty();
        List<String> notes = Stream.concat(
                        report.failed().stream()
                                .map(file -> texts.of(
                                        "restore.failed",
                                        NodeTexts.clean(file.path()),
                                        NodeTexts.clean(file.reason()))),
                        report.renamed().stream()
                                .map(file -> texts.of(
                                        "restore.renamed", NodeTexts.clean(file.name()), NodeTexts.clean(file.as()))))
                .toList();
        shown.show(state(RestoreState.Stage.DONE, shown.get().photos(), sentence(report, stopped), notes));
    }

    private String sentence(RestoreReport report, boolean stopped) {
        String amount = new Amounts(texts).bytes(report.bytes());
        if (stopped) {
            return texts.of("restore.stopped", report.photos(), amount);
        }
        if (!report.failed().isEmpty()) {
            return texts.of("restore.partly", report.photos(), report.failed().size());
        }
        return report.present() == report.resources() && report.present() > 0
                ? texts.of("restore.present", report.photos())
                : texts.of("restore.done", report.photos(), amount);
    }

    private void failed(NodeException e) {
        running = Optional.empty();
        shown.show(state(RestoreState.Stage.DONE, shown.get().photos(), new NodeTexts(texts).of(e), List.of()));
    }

    private void loaded(List<PhotoLine> photos) {
        all = photos;
        search(query);
    }

    private void unreadable(NodeException e) {
        shown.show(state(RestoreState.Stage.UNREADABLE, List.of(), new NodeTexts(texts).of(e), List.of()));
    }

    private void list(List<PhotoLine> photos) {
        if (shown.get().stage() != RestoreState.Stage.RUNNING) {
            shown.show(state(RestoreState.Stage.CHOOSING, photos, "", List.of()));
        }
    }

    private RestoreState state(RestoreState.Stage stage, List<PhotoLine> photos, String sentence, List<String> notes) {
        return new RestoreState(
                stage, photos, all.size(), chosen.size(), Optional.empty(), sentence, timeTrouble, notes);
    }

    private List<PhotoLine> lines(PhotosReport report) {
        return report.photos().stream().map(this::line).toList();
    }

    private PhotoLine line(PhotoReport photo) {
        Optional<PhotoReport.ResourceReport> file = photo.resources().stream().findFirst();
        return new PhotoLine(
                photo.id(),
                NodeTexts.clean(photo.name()),
                file.map(f -> folder(f.path())).orElse(""),
                file.map(f -> new Amounts(texts).bytes(f.bytes())).orElse(""),
                texts.ifThere("state." + photo.state()).orElse(photo.state()));
    }

    /** The path without its last part. */
    private static String folder(String path) {
        return NodeTexts.clean(path.substring(0, Math.max(0, path.lastIndexOf('/'))));
    }

    private List<PhotoLine> found(List<PhotoLine> photos, String words, Optional<Set<String>> these) {
        String wanted = words.strip().toLowerCase(texts.locale());
        return photos.stream()
                .filter(photo -> these.map(ids -> ids.contains(photo.id())).orElse(true))
                .filter(photo -> wanted.isEmpty() || has(photo, wanted, texts.locale()))
                .toList();
    }

    private static boolean has(PhotoLine photo, String wanted, Locale locale) {
        return photo.name().toLowerCase(locale).contains(wanted)
                || photo.folder().toLowerCase(locale).contains(wanted);
    }
}
