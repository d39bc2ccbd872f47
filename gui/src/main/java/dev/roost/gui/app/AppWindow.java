package dev.roost.gui.app;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.roost.gui.pairing.PairingPresenter;
import dev.roost.gui.settings.Choices;
import dev.roost.gui.settings.Look;
import dev.roost.gui.setup.SetupPresenter;
import dev.roost.gui.setup.SetupView;
import dev.roost.gui.text.NodeTexts;
import dev.roost.gui.text.Texts;
import dev.roost.gui.view.Buttons;
import dev.roost.gui.view.Page;
import dev.roost.gui.view.Words;
import dev.roost.gui.work.Deed;
import dev.roost.node.api.NodeException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/**
 * The one window: it opens, leads through the first run or shows the screens, and says so when the node is gone. Used
 * by the toolkit's thread.
 */
public final class AppWindow {
    private static final double WIDTH = 1_000;
    private static final double HEIGHT = 680;
    private static final double WIDTH_MIN = 760;
    private static final double HEIGHT_MIN = 520;

    private final Stage stage;
    private final HeldNode held;
    private final Surroundings world;
    private final Consumer<Choices> note;
    private final Scene scene = new Scene(new StackPane(), WIDTH, HEIGHT);
    private volatile Choices choices;
    private Texts texts;
    private boolean systemIsDark;
    private Optional<MainView> main = Optional.empty();
    private Optional<SetupPresenter> setup = Optional.empty();
    private Optional<StatusPoll> poll = Optional.empty();

    /**
     * Makes the window of a home.
     *
     * @param door the way to its node
     * @param note hears what a person chose, to remember it
     */
    public AppWindow(Stage stage, Deed<Reached> door, Surroundings world, Choices choices, Consumer<Choices> note) {
        this.stage = stage;
        this.held = new HeldNode(door, world.staying().background());
        this.world = world;
        this.choices = choices;
        this.note = note;
        this.texts = texts(choices);
        scene.getStylesheets().add(Page.styles());
        stage.setScene(scene);
        stage.getIcons().setAll(new Image(Objects.requireNonNull(AppWindow.class.getResourceAsStream("roost.png"))));
        stage.setMinWidth(WIDTH_MIN);
        stage.setMinHeight(HEIGHT_MIN);
        stage.setOnCloseRequest(this::leave);
    }

    /** Shows the window, and reaches the node behind it. */
    public void open() {
        stage.setTitle(texts.of("app.title"));
        dress();
        turnTo(new Page(Words.quiet(texts.of("app.opening"))));
        stage.show();
        Platform.runLater(this::fit);
        world.background().run(held.way(), this::begin, this::failed);
        Rehearsal.begin(texts);
    }

    /** The size is said once more when it is there: Openbox, for one, begins with the least. No screen is too small. */
    private void fit() {
        Rectangle2D room = Screen.getPrimary().getVisualBounds();
        double width = Math.min(stage.getWidth(), room.getWidth());
        double height = Math.min(stage.getHeight(), room.getHeight());
        boolean smaller = width < stage.getWidth() || height < stage.getHeight();
        stage.setWidth(width);
        stage.setHeight(height);
        if (smaller) {
            stage.centerOnScreen();
        }
    }

    /** The system's wish, where the person leaves it to the system. */
    public void systemIsDark(boolean dark) {
        systemIsDark = dark;
        dress();
    }

    /** Asks nothing more, and ends the node where it is to end with the window. Takes a moment. */
    public void close() {
        poll.ifPresent(StatusPoll::stop);
        world.staying().tray().ifPresent(Tray::hide);
        endNode();
    }

    /** Ends the node that is to end with the window, unless that was done; by whichever thread ends the program. */
    void endNode() {
        held.end(choices.goesOn());
    }

    private void begin(HeldNode.Found found) {
        Reached now = found.reached();
        if (!found.isUnclaimed()) {
            showMain(now, List.of(), MainView.Place.HOME);
            return;
        }
        SetupPresenter presenter = new SetupPresenter(
                now.node(), world.background(), texts, world.random(), folders -> endSetup(now, folders));
        setup = Optional.of(presenter);
        PairingPresenter pairing = new PairingPresenter(now.node(), world.background(), texts);
        SetupView view =
                new SetupView(presenter, pairing, world.background(), texts, world.folders(), world.pictures());
        turnTo((Parent) view.node());
    }

    private void endSetup(Reached now, List<URI> folders) {
        setup = Optional.empty();
        held.claimed();
        showMain(now, folders, MainView.Place.HOME);
    }

    private void showMain(Reached now, List<URI> folders, MainView.Place place) {
        poll.ifPresent(StatusPoll::stop);
        MainView view = new MainView(now.node(), world, texts, choices, this::chosen);
        main = Optional.of(view);
        turnTo(view.node());
        view.listenForKeys(scene);
        view.go(place);
        view.keep(folders);
        StatusPoll asking = new StatusPoll(now.node(), world.background(), world.millis(), view::show, this::gone);
        poll = Optional.of(asking);
        asking.ask();
    }

    private void chosen(Choices next) {
        boolean otherLanguage = !next.language().equals(choices.language());
        choices = next;
        texts = texts(next);
        note.accept(next);
        dress();
        if (otherLanguage) {
            held.reached().ifPresent(now -> showMain(now, List.of(), MainView.Place.SETTINGS));
        }
    }

    private Texts texts(Choices of) {
        return Texts.in(of.locale(world.language()));
    }

    private void dress() {
        boolean dark = choices.look() == Look.DARK || (choices.look() == Look.SYSTEM && systemIsDark);
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }

    /** The node was there and is no more: the windows say so and offer to start it again. */
    private void gone(NodeException e) {
        main = Optional.empty();
        trouble(texts.of("app.node.gone"), e);
    }

    private void failed(NodeException e) {
        trouble(texts.of("app.node.failed"), e);
    }

    private void trouble(String sentence, NodeException e) {
        world.background()
                .run(
                        () -> {
                            held.leave();
                            return true;
                        },
                        closed -> {},
                        ignored -> {});
        String why = new NodeTexts(texts).of(e);
        String details = NodeTexts.clean(e.sentence());
        Label inDetail = Words.quiet("");
        inDetail.setId("app-details");
        Words.say(inDetail, details.equals(why) ? "" : texts.of("app.details", details));
        turnTo(new Page(
                Words.title(sentence),
                Words.plain(why),
                inDetail,
                Buttons.main("app-again", texts.of("app.again"), this::open)));
    }

    private void turnTo(Parent content) {
        scene.setRoot(content);
    }

    private void leave(WindowEvent event) {
        Farewell farewell = new Farewell(stage, texts);
        boolean holdsWords = setup.map(SetupPresenter::isHoldingWords).orElse(false);
        boolean stops = held.endsWithWindow(choices.goesOn()) && main.isPresent();
        if (holdsWords && !farewell.withoutWords()) {
            event.consume();
        } else if (stops && choices.goesOn() && world.staying().tray().isPresent()) {
            event.consume();
            putAway(world.staying().tray().get());
        } else if (stops && !farewell.withOurNode(main.map(MainView::isBusy).orElse(false))) {
            event.consume();
        }
    }

    /** The window goes and its node stays, until it is opened or stopped by the tray. */
    private void putAway(Tray tray) {
        boolean exits = Platform.isImplicitExit();
        Platform.setImplicitExit(false);
        tray.show(
                () -> {
                    tray.hide();
                    stage.show();
                    stage.toFront();
                    Platform.setImplicitExit(exits);
                },
                Platform::exit);
        stage.hide();
    }

    /** The language in which the window speaks now. */
    public Locale language() {
        return texts.locale();
    }
}
