package dev.roost.gui.app;

import dev.roost.gui.devices.DevicesPresenter;
import dev.roost.gui.devices.DevicesView;
import dev.roost.gui.grid.Pictures;
import dev.roost.gui.home.HomePresenter;
import dev.roost.gui.home.HomeView;
import dev.roost.gui.pairing.PairingPresenter;
import dev.roost.gui.photos.Album;
import dev.roost.gui.restore.RestorePresenter;
import dev.roost.gui.restore.RestoreView;
import dev.roost.gui.settings.Choices;
import dev.roost.gui.settings.LoginPresenter;
import dev.roost.gui.settings.SettingsPresenter;
import dev.roost.gui.settings.SettingsView;
import dev.roost.gui.text.Texts;
import dev.roost.gui.timeline.TimelinePresenter;
import dev.roost.gui.timeline.TimelineView;
import dev.roost.gui.trash.TrashPresenter;
import dev.roost.gui.trash.TrashView;
import dev.roost.gui.view.Seen;
import dev.roost.gui.view.Words;
import dev.roost.gui.viewer.ViewerPresenter;
import dev.roost.node.api.NodeControl;
import dev.roost.node.api.StatusReport;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The screens beside each other, one of them shown. Used by the toolkit's thread. */
final class MainView {
    private static final double SIDE_WIDTH = 216;

    /** A storage device sees no photos: it has no buttons for these. */
    private static final List<Place> OF_MEMBERS = List.of(Place.TIMELINE, Place.RESTORE, Place.TRASH);

    /** Their photos have the keyboard at once. */
    private static final List<Place> GRIDS = List.of(Place.TIMELINE, Place.TRASH);

    /** The screens, in their order. */
    enum Place {
        HOME(Feather.HOME, KeyCode.DIGIT1),
        TIMELINE(Feather.IMAGE, KeyCode.DIGIT2),
        DEVICES(Feather.SERVER, KeyCode.DIGIT3),
        RESTORE(Feather.DOWNLOAD, KeyCode.DIGIT4),
        TRASH(Feather.TRASH_2, KeyCode.DIGIT5),
        SETTINGS(Feather.SETTINGS, KeyCode.DIGIT6);

        private final Feather picture;
        private final KeyCode key;

        Place(Feather picture, KeyCode key) {
            this.picture = picture;
            this.key = key;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final HomePresenter home;
    private final TimelinePresenter timeline;
    private final TrashPresenter trash;
    private final DevicesPresenter devices;
    private final RestorePresenter restore;
    private final SettingsPresenter settings;
    private final Optional<LoginPresenter> starts;
    private final DevicesView devicesView;
    private final TimelineView timelineView;
    private final TrashView trashView;
    private final Map<Place, Node> screens = new EnumMap<>(Place.class);
    private final Map<Place, ToggleButton> buttons = new EnumMap<>(Place.class);
    private final ToggleGroup group = new ToggleGroup();
    private final BorderPane root = new BorderPane();
    private Place place = Place.HOME;

    MainView(NodeControl node, Surroundings world, Texts texts, Choices choices, Consumer<Choices> chosen) {
        home = new HomePresenter(node, world.background(), texts, world.clock(), world.millis());
        devices = new DevicesPresenter(node, world.background(), texts, world.clock(), world.millis());
        restore = new RestorePresenter(node, world.background(), texts, world.millis(), world.opener());
        settings = new SettingsPresenter(node, world.background(), texts, choices, home::keep, chosen);
        timeline = new TimelinePresenter(node, world.background(), texts);
        trash = new TrashPresenter(node, world.background(), texts);
        Consumer<List<String>> bring = ids -> restore(ids, world, texts);
        Pictures pictures = new Pictures(node, world.background());
        timelineView = new TimelineView(timeline, viewer(timeline.album(), node, world, texts), pictures, texts, bring);
        trashView = new TrashView(trash, viewer(trash.album(), node, world, texts), pictures, texts, bring);
        starts = world.staying().login().map(login -> new LoginPresenter(login, world.background(), texts));
        PairingPresenter pairing = new PairingPresenter(node, world.background(), texts);
        devicesView = new DevicesView(devices, pairing, texts);
        screens.put(Place.HOME, new HomeView(home, texts, () -> chooseFolder(world, texts), this::addDevice).node());
        screens.put(Place.TIMELINE, timelineView.node());
        screens.put(Place.TRASH, trashView.node());
        screens.put(Place.DEVICES, devicesView.node());
        screens.put(Place.RESTORE, new RestoreView(restore, texts, world.folders()).node());
        screens.put(
                Place.SETTINGS,
                new SettingsView(
                                settings,
                                texts,
                                world.folders(),
                                starts,
                                world.staying().canGoOn())
                        .node());
        root.setLeft(side(texts));
        go(Place.HOME);
    }

    BorderPane node() {
        return root;
    }

    Place place() {
        return place;
    }

    boolean isBusy() {
        return home.isBusy();
    }

    void show(StatusReport status) {
        home.show(status);
        devices.show(status);
        timeline.album().show(status);
        trash.album().show(status);
        boolean member = status.device().filter(d -> d.role().equals("member")).isPresent();
        OF_MEMBERS.forEach(one -> Optional.ofNullable(buttons.get(one)).ifPresent(button -> Seen.when(button, member)));
    }

    /** Keeps the folders that were chosen in the first run. */
    void keep(List<URI> folders) {
        if (!folders.isEmpty()) {
            home.keep(folders);
        }
    }

    /** Each screen has a key of its own. */
    void listenForKeys(Scene scene) {
        for (Place one : Place.values()) {
            scene.getAccelerators().put(new KeyCodeCombination(one.key, KeyCombination.SHORTCUT_DOWN), () -> go(one));
        }
    }

    void go(Place next) {
        leave(place);
        boolean atButtons = buttons.values().stream().anyMatch(Node::isFocused);
        place = next;
        group.selectToggle(buttons.get(next));
        root.setCenter(screens.get(next));
        switch (next) {
            case TIMELINE -> {
                timeline.album().open();
                timelineView.focus();
            }
            case TRASH -> {
                trash.album().open();
                trashView.focus();
            }
            case RESTORE -> restore.load();
            case SETTINGS -> {
                settings.load();
                starts.ifPresent(LoginPresenter::load);
            }
            case HOME, DEVICES -> {}
        }
        if (atButtons && !GRIDS.contains(next)) {
            // The keyboard does not stay on the button of the screen before.
            Optional.ofNullable(buttons.get(next)).ifPresent(Node::requestFocus);
        }
    }

    private void leave(Place left) {
        if (left == Place.TIMELINE) {
            timeline.album().leave();
        } else if (left == Place.TRASH) {
            trash.album().leave();
        }
    }

    /** Brings photos out into a folder that one points at, and shows how far that is. */
    private void restore(List<String> ids, Surroundings world, Texts texts) {
        world.folders().choose(texts.of("restore.where")).ifPresent(folder -> {
            restore.restore(ids, folder);
            go(Place.RESTORE);
        });
    }

    private static ViewerPresenter viewer(Album album, NodeControl node, Surroundings world, Texts texts) {
        return new ViewerPresenter(node, world.background(), texts, album.catalogue(), world.opener());
    }

    private void addDevice() {
        go(Place.DEVICES);
        devicesView.addDevice(devices);
    }

    private void chooseFolder(Surroundings world, Texts texts) {
        world.folders().choose(texts.of("settings.folders.choose")).ifPresent(folder -> home.keep(List.of(folder)));
    }

    private VBox side(Texts texts) {
        Label title = Words.heading(texts.of("app.title"));
        title.getStyleClass().add("side-title");
        VBox side = new VBox(title);
        side.getStyleClass().add("side");
        side.setPrefWidth(SIDE_WIDTH);
        side.setMinWidth(SIDE_WIDTH);
        side.setAccessibleText(texts.of("nav.title"));
        for (Place one : Place.values()) {
            side.getChildren().add(button(one, texts));
        }
        return side;
    }

    private ToggleButton button(Place one, Texts texts) {
        ToggleButton button = new ToggleButton(texts.of("nav." + one.word()), new FontIcon(one.picture));
        button.setId("nav-" + one.word());
        button.setMaxWidth(Double.MAX_VALUE);
        button.setToggleGroup(group);
        button.setOnAction(event -> go(one));
        buttons.put(one, button);
        return button;
    }
}
