package dev.roost.gui.restore;

import dev.roost.gui.photos.Days;
import dev.roost.gui.photos.Ids;
import dev.roost.gui.text.NodeTexts;
import dev.roost.gui.text.Texts;
import dev.roost.gui.work.Activity;
import dev.roost.gui.work.Background;
import dev.roost.gui.work.Shown;
import dev.roost.gui.work.Watch;
import dev.roost.node.api.NodeControl;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.PhotoQuery;
import dev.roost.node.api.RestoreReport;
import dev.roost.node.api.RestoreRequest;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Chooses photos and brings them back into a folder. Used by the window's thread. */
public final class RestorePresenter {
    private final NodeControl node;
    private final Background background;
    private final Texts texts;
    private final RestoreTexts said;
    private final LongSupplier millis;
    private final Consumer<URI> opener;
    private final Shown<RestoreState> shown;
    private final Set<String> chosen = new LinkedHashSet<>();
    private List<PhotoLine> all = List.of();
    private List<String> albums = List.of();
    private Narrowing narrowing = Narrowing.NONE;
    private Optional<PhotoQuery> time = Optional.empty();
    private String timeTrouble = "";
    private Optional<Watch> running = Optional.empty();
    private Optional<URI> to = Optional.empty();

    /**
     * Begins with nothing listed.
     *
     * @param opener has a folder opened by the program that people use for it; may block
     */
    public RestorePresenter(
            NodeControl node, Background background, Texts texts, LongSupplier millis, Consumer<URI> opener) {
        this.opener = opener;
        this.said = new RestoreTexts(texts);
        this.node = node;
        this.background = background;
        this.texts = texts;
        this.millis = millis;
        this.shown = new Shown<>(state(RestoreState.Stage.LOADING, List.of(), "", List.of()));
    }

    public Shown<RestoreState> shown() {
        return shown;
    }

    /** Lists the photos anew; what was brought back last is told until somebody has read it. */
    public void load() {
        if (!isTelling()) {
            ask();
        }
    }

    /** Whether it shows how bringing photos back goes on, or ended. */
    private boolean isTelling() {
        RestoreState.Stage stage = shown.get().stage();
        return stage == RestoreState.Stage.RUNNING || stage == RestoreState.Stage.DONE;
    }

    private void ask() {
        background.run(() -> said.lines(node.photos()), this::loaded, this::unreadable);
    }

    /** Shows only photos in whose name or folder these words stand. */
    public void search(String words) {
        narrow(narrowing.withWords(words));
    }

    /** Shows only photos of one album; of all, if none is named. */
    public void inAlbum(Optional<String> album) {
        narrow(narrowing.withAlbum(album));
    }

    private void narrow(Narrowing next) {
        narrowing = next;
        List<PhotoLine> from = all;
        background.run(
                () -> next.of(from, texts.locale()),
                photos -> {
                    if (next.equals(narrowing) && from.equals(all)) {
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
            narrow(narrowing.within(Optional.empty()));
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
                        narrow(narrowing.within(Optional.of(ids)));
                    }
                },
                e -> {
                    if (time.equals(asked)) {
                        timeTrouble = new NodeTexts(texts).of(e);
                        narrow(narrowing);
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
        to = Optional.of(folder);
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

    /** Has the folder opened in which they are. */
    public void openFolder() {
        to.ifPresent(folder -> background.run(
                () -> {
                    opener.accept(folder);
                    return true;
                },
                done -> {},
                e -> shown.show(state(
                        RestoreState.Stage.DONE,
                        shown.get().photos(),
                        texts.of("restore.open.failed", NodeTexts.path(folder)),
                        shown.get().notes()))));
    }

    /** Back to choosing. */
    public void again() {
        chosen.clear();
        to = Optional.empty();
        RestoreState.Stage stage = all.isEmpty() ? RestoreState.Stage.LOADING : RestoreState.Stage.CHOOSING;
        shown.show(state(stage, shown.get().photos(), "", List.of()));
        ask();
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
                    albums,
                    to,
                    List.of()));
        }
    }

    private void restored(RestoreReport report) {
        boolean stopped = running.map(Watch::cancelled).orElse(false);
        running = Optional.empty();
        shown.show(state(
                RestoreState.Stage.DONE, shown.get().photos(), said.sentence(report, stopped), said.notes(report)));
    }

    private void failed(NodeException e) {
        running = Optional.empty();
        to = Optional.empty();
        shown.show(state(RestoreState.Stage.DONE, shown.get().photos(), new NodeTexts(texts).of(e), List.of()));
    }

    private void loaded(List<PhotoLine> photos) {
        all = photos;
        albums = photos.stream()
                .map(PhotoLine::folder)
                .filter(folder -> !folder.isEmpty())
                .distinct()
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList();
        narrow(narrowing.withAlbum(narrowing.album().filter(albums::contains)));
    }

    private void unreadable(NodeException e) {
        shown.show(state(RestoreState.Stage.UNREADABLE, List.of(), new NodeTexts(texts).of(e), List.of()));
    }

    private void list(List<PhotoLine> photos) {
        if (!isTelling()) {
            shown.show(state(RestoreState.Stage.CHOOSING, photos, "", List.of()));
        }
    }

    private RestoreState state(RestoreState.Stage stage, List<PhotoLine> photos, String sentence, List<String> notes) {
        return new RestoreState(
                stage, photos, all.size(), chosen.size(), Optional.empty(), sentence, timeTrouble, albums, to, notes);
    }
}
