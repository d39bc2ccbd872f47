package dev.roost.gui.restore;

import dev.roost.gui.text.NodeTexts;
import dev.roost.gui.text.Texts;
import dev.roost.gui.view.Buttons;
import dev.roost.gui.view.Card;
import dev.roost.gui.view.FolderChoice;
import dev.roost.gui.view.Page;
import dev.roost.gui.view.ProgressLine;
import dev.roost.gui.view.Seen;
import dev.roost.gui.view.Words;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Restore on the screen. Used by the toolkit's thread. */
public final class RestoreView {
    private static final double GAP = 12;
    private static final double ROW_HEIGHT = 52;
    private static final double DAYS_WIDTH = 190;

    /** More than these nobody reads one by one. */
    private static final int NOTES_MAX = 500;

    private final RestorePresenter presenter;
    private final Texts texts;
    private final FolderChoice folders;
    private final ObservableList<PhotoLine> photos = FXCollections.observableArrayList();
    private final ListView<PhotoLine> list = new ListView<>(photos);
    private final VBox notes = new VBox(GAP / 2);
    private final ScrollPane notesScroll = new ScrollPane(notes);
    private final TextField search = new TextField();
    private final TextField from = new TextField();
    private final TextField until = new TextField();
    private final Label timeTrouble = Words.wrong("");
    private final Label empty = Words.quiet("");
    private final Label sentence = Words.heading("");
    private final ProgressLine progress = new ProgressLine();
    private final Button go;
    private final Button stop;
    private final Button again;
    private final Button open;
    private final AlbumChoice album;
    private final Label folder = Words.quiet("");
    private final Button all;
    private final Button none;
    private final Card outcome;
    private final VBox choosing;
    private final HBox deeds;
    private final VBox page;
    private List<PhotoLine> listed = List.of();

    public RestoreView(RestorePresenter presenter, Texts texts, FolderChoice folders) {
        this.presenter = presenter;
        this.texts = texts;
        this.folders = folders;
        go = Buttons.main("restore-go", "", this::go);
        stop = Buttons.plain("restore-stop", texts.of("restore.stop"), presenter::stop);
        album = new AlbumChoice(texts, presenter::inAlbum);
        open = Buttons.plain("restore-open", texts.of("restore.open"), presenter::openFolder);
        again = Buttons.main("restore-again", texts.of("restore.again"), presenter::again);
        all = Buttons.plain("restore-choose-shown", texts.of("restore.chooseShown"), presenter::chooseShown);
        none = Buttons.plain("restore-choose-none", texts.of("restore.chooseNone"), presenter::chooseNone);
        search.setId("restore-search");
        search.setPromptText(texts.of("restore.search"));
        search.setAccessibleText(texts.of("restore.search"));
        search.textProperty().addListener((text, before, now) -> presenter.search(now));
        HBox.setHgrow(search, Priority.ALWAYS);
        HBox words = new HBox(GAP, search, album.node());
        words.setAlignment(Pos.CENTER_LEFT);
        choosing = new VBox(GAP, words, days(), timeTrouble);
        list.setId("restore-list");
        list.setFixedCellSize(ROW_HEIGHT);
        list.setCellFactory(view -> new PhotoCell(presenter));
        list.setPlaceholder(empty);
        list.getStyleClass().add("roost-list");
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.SPACE) {
                chooseFocused();
                event.consume();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        sentence.setId("restore-sentence");
        notesScroll.setFitToWidth(true);
        VBox.setVgrow(notesScroll, Priority.SOMETIMES);
        folder.setId("restore-folder");
        outcome = new Card(progress, sentence, folder, notesScroll, new HBox(GAP, stop, again, open));
        deeds = new HBox(GAP, go, all, none);
        page = new VBox(
                Words.title(texts.of("restore.title")),
                Words.quiet(texts.of("restore.hint")),
                outcome,
                choosing,
                list,
                deeds);
        page.getStyleClass().add("page");
        page.setMaxWidth(Page.WIDTH_MAX);
        page.setMaxHeight(Double.MAX_VALUE);
        BorderPane.setAlignment(page, Pos.TOP_LEFT);
        list.setAccessibleText(texts.of("restore.title"));
        presenter.shown().follow(this::show);
    }

    public Node node() {
        return page;
    }

    private HBox days() {
        Label first = label("restore.from", from, "restore-from");
        Label last = label("restore.until", until, "restore-until");
        timeTrouble.setId("restore-days-wrong");
        HBox days = new HBox(GAP, first, from, last, until);
        days.setAlignment(Pos.CENTER_LEFT);
        return days;
    }

    private Label label(String key, TextField field, String id) {
        Label label = new Label(texts.of(key));
        label.setMinWidth(Label.USE_PREF_SIZE);
        label.setLabelFor(field);
        field.setId(id);
        field.setPrefWidth(DAYS_WIDTH);
        field.setPromptText(texts.of("restore.days.prompt"));
        field.setAccessibleText(texts.of(key));
        field.textProperty().addListener((text, before, now) -> presenter.between(from.getText(), until.getText()));
        return label;
    }

    private void go() {
        folders.choose(texts.of("restore.where")).ifPresent(presenter::restore);
    }

    private void chooseFocused() {
        PhotoLine focused = list.getFocusModel().getFocusedItem();
        if (focused != null) {
            presenter.choose(focused, !presenter.isChosen(focused));
        }
    }

    private void show(RestoreState state) {
        RestoreState.Stage stage = state.stage();
        boolean choosingNow = stage == RestoreState.Stage.CHOOSING || stage == RestoreState.Stage.LOADING;
        if (!listed.equals(state.photos())) {
            listed = state.photos();
            photos.setAll(listed);
        }
        list.refresh();
        empty.setText(placeholder(state));
        Seen.when(list, choosingNow);
        Seen.when(choosing, choosingNow && state.all() > 0);
        Words.say(timeTrouble, state.timeTrouble());
        none.setDisable(state.chosen() == 0);
        all.setDisable(state.photos().isEmpty());
        Seen.when(deeds, choosingNow && state.all() > 0);
        album.show(state.albums());
        Words.say(
                folder,
                state.folder()
                        .map(to -> texts.of("restore.into", NodeTexts.path(to)))
                        .orElse(""));
        Seen.when(open, stage == RestoreState.Stage.DONE && state.folder().isPresent());
        go.setText(
                state.chosen() == 0
                        ? texts.of("restore.all", state.all())
                        : texts.of("restore.chosen", state.chosen()));
        progress.show(state.activity());
        Words.say(sentence, state.sentence());
        notes.getChildren()
                .setAll(state.notes().stream()
                        .limit(NOTES_MAX)
                        .map(Words::plain)
                        .toList());
        Seen.when(notesScroll, !state.notes().isEmpty());
        Seen.when(stop, stage == RestoreState.Stage.RUNNING);
        Seen.when(again, stage == RestoreState.Stage.DONE);
        Seen.when(outcome, !choosingNow);
        if (stage == RestoreState.Stage.DONE) {
            again.requestFocus();
        }
    }

    private String placeholder(RestoreState state) {
        if (state.stage() == RestoreState.Stage.LOADING) {
            return texts.of("restore.loading");
        }
        return texts.of(state.all() == 0 ? "restore.nothing" : "restore.notFound");
    }
}
