package dev.roost.gui.app;

import dev.roost.gui.devices.DevicesPresenter;
import dev.roost.gui.devices.DevicesView;
import dev.roost.gui.home.HomePresenter;
import dev.roost.gui.home.HomeView;
import dev.roost.gui.pairing.PairingPresenter;
import dev.roost.gui.restore.RestorePresenter;
import dev.roost.gui.restore.RestoreView;
import dev.roost.gui.settings.Choices;
import dev.roost.gui.settings.LoginPresenter;
import dev.roost.gui.settings.SettingsPresenter;
import dev.roost.gui.settings.SettingsView;
import dev.roost.gui.text.Texts;
import dev.roost.gui.view.Seen;
import dev.roost.gui.view.Words;
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

    /** The screens, in their order. */
    enum Place {
        HOME(Feather.HOME, KeyCode.DIGIT1),
        DEVICES(Feather.SERVER, KeyCode.DIGIT2),
        RESTORE(Feather.DOWNLOAD, KeyCode.DIGIT3),
        SETTINGS(Feather.SETTINGS, KeyCode.DIGIT4);

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
    private final DevicesPresenter devices;
    private final RestorePresenter restore;
    private final SettingsPresenter settings;
    private final Optional<LoginPresenter> starts;
    private final DevicesView devicesView;
    private final Map<Place, Node> screens = new EnumMap<>(Place.class);
    private final Map<Place, ToggleButton> buttons = new EnumMap<>(Place.class);
    private final ToggleGroup group = new ToggleGroup();
    private final BorderPane root = new BorderPane();
    private Place place = Place.HOME;

    MainView(NodeControl node, Surroundings world, Texts texts, Choices choices, Consumer<Choices> chosen) {
        home = new HomePresenter(node, world.background(), texts, world.clock(), world.millis());
        devices = new DevicesPresenter(node, world.background(), texts, world.clock(), world.millis());
        restore = new RestorePresenter(node, world.background(), texts, world.millis());
        settings = new SettingsPresenter(node, world.background(), texts, choices, home::keep, chosen);
        starts = world.staying().login().map(login -> new LoginPresenter(login, world.background(), texts));
        PairingPresenter pairing = new PairingPresenter(node, world.background(), texts);
        devicesView = new DevicesView(devices, pairing, texts);
        screens.put(Place.HOME, new HomeView(home, texts, () -> chooseFolder(world, texts), this::addDevice).node());
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
        // A storage device cannot restore: it has no such button.
        Optional.ofNullable(buttons.get(Place.RESTORE))
                .ifPresent(button -> Seen.when(
                        button,
                        status.device().filter(d -> d.role().equals("member")).isPresent()));
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
        place = next;
        group.selectToggle(buttons.get(next));
        root.setCenter(screens.get(next));
        if (next == Place.RESTORE) {
            restore.load();
        } else if (next == Place.SETTINGS) {
            settings.load();
            starts.ifPresent(LoginPresenter::load);
        }
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
