package dev.roost.gui.settings;

import dev.roost.gui.text.Texts;
import dev.roost.gui.view.Buttons;
import dev.roost.gui.view.Card;
import dev.roost.gui.view.FolderChoice;
import dev.roost.gui.view.Page;
import dev.roost.gui.view.Seen;
import dev.roost.gui.view.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Settings on the screen. Used by the toolkit's thread. */
public final class SettingsView {
    private static final double GAP = 12;
    private static final double LINE_GAP = 4;
    private static final double COLUMN_GAP = 24;
    private static final double CHOICE_WIDTH = 220;

    /** The languages that Roost speaks; empty for the system's. */
    private static final List<Optional<String>> LANGUAGES =
            List.of(Optional.empty(), Optional.of("en"), Optional.of("de"));

    private final SettingsPresenter presenter;
    private final Texts texts;
    private final Label none;
    private final Label news = Words.plain("");
    private final Label sentence = Words.wrong("");
    private final VBox folders = new VBox(LINE_GAP * 2);
    private final Card foldersCard;
    private final ChoiceBox<Optional<String>> language;
    private final ChoiceBox<Look> look;
    private final Page page;

    /**
     * Makes the screen.
     *
     * @param starts whether Roost starts at login, where that can be chosen
     * @param canGoOn whether backups can go on here when the window is closed
     */
    public SettingsView(
            SettingsPresenter presenter,
            Texts texts,
            FolderChoice choice,
            Optional<LoginPresenter> starts,
            boolean canGoOn) {
        this.presenter = presenter;
        this.texts = texts;
        none = Words.quiet(texts.of("settings.folders.none"));
        news.setId("settings-news");
        foldersCard = new Card(
                Words.heading(texts.of("settings.folders")),
                Words.quiet(texts.of("settings.folders.hint")),
                folders,
                none,
                Buttons.with(
                        Feather.PLUS,
                        Buttons.plain(
                                "settings-add-folder",
                                texts.of("settings.folders.add"),
                                () -> choice.choose(texts.of("settings.folders.choose"))
                                        .ifPresent(presenter::addFolder))));
        language = box("settings-language", LANGUAGES, one -> languageName(one, texts), presenter::language);
        look = box("settings-look", List.of(Look.values()), one -> lookName(one, texts), presenter::look);
        GridPane windows = new GridPane();
        windows.setHgap(COLUMN_GAP);
        windows.setVgap(GAP);
        windows.addRow(0, label(texts.of("settings.language"), language), language);
        windows.addRow(1, label(texts.of("settings.look"), look), look);
        page = new Page(
                Words.title(texts.of("settings.title")),
                sentence,
                news,
                foldersCard,
                new StayingCard(presenter, starts, canGoOn, texts).node(),
                new Card(Words.heading(texts.of("settings.windows")), windows),
                new DeviceCard(presenter, texts).node());
        presenter.shown().follow(this::show);
    }

    public Node node() {
        return page;
    }

    private void show(SettingsState state) {
        Words.say(news, state.news());
        Words.say(sentence, state.sentence());
        Seen.when(foldersCard, state.keepsFolders());
        Seen.when(none, state.folders().isEmpty());
        folders.getChildren().setAll(state.folders().stream().map(this::folder).toList());
        language.setValue(state.choices().language());
        look.setValue(state.choices().look());
    }

    private Node folder(SettingsState.Folder folder) {
        FontIcon picture = new FontIcon(folder.there() ? Feather.FOLDER : Feather.ALERT_CIRCLE);
        picture.getStyleClass().add(folder.there() ? "quiet" : "mood-care");
        VBox said = new VBox(Words.plain(folder.path()), Words.quiet(folder.how()));
        HBox.setHgrow(said, Priority.ALWAYS);
        HBox row = new HBox(GAP, picture, said);
        row.setAlignment(Pos.TOP_LEFT);
        if (folder.watched() && !folder.uri().isEmpty()) {
            Button stop = Buttons.plain(
                    "settings-stop-folder", texts.of("folder.stop"), () -> presenter.stopWatching(folder));
            stop.setAccessibleText(texts.of("folder.stop.of", folder.path()));
            row.getChildren().add(stop);
        }
        return row;
    }

    private static Label label(String text, ChoiceBox<?> box) {
        Label label = Words.plain(text);
        label.setLabelFor(box);
        box.setAccessibleText(text);
        return label;
    }

    private static <T> ChoiceBox<T> box(String id, List<T> values, Function<T, String> names, Consumer<T> chosen) {
        ChoiceBox<T> box = new ChoiceBox<>(FXCollections.observableArrayList(values));
        box.setId(id);
        box.setPrefWidth(CHOICE_WIDTH);
        box.setConverter(new Names<>(names));
        box.setOnAction(event -> chosen.accept(box.getValue()));
        return box;
    }

    private static String languageName(Optional<String> language, Texts texts) {
        return language.map(Locale::forLanguageTag)
                .map(one -> one.getDisplayLanguage(one))
                .orElseGet(() -> texts.of("settings.language.system"));
    }

    private static String lookName(Look look, Texts texts) {
        return texts.of("settings.look." + look.name().toLowerCase(Locale.ROOT));
    }

    /** Names of values, one way only. */
    private static final class Names<T> extends StringConverter<T> {
        private final Function<T, String> names;

        Names(Function<T, String> names) {
            this.names = names;
        }

        @Override
        public String toString(T value) {
            return value == null ? "" : names.apply(value);
        }

        @Override
        public T fromString(String text) {
            throw new UnsupportedOperationException("choices are not typed: " + text);
        }
    }
}
