package dev.roost.gui.kit;

import dev.roost.gui.app.AppWindow;
import dev.roost.gui.app.Reached;
import dev.roost.gui.app.Staying;
import dev.roost.gui.app.Surroundings;
import dev.roost.gui.settings.Choices;
import dev.roost.gui.setup.PictureFolders;
import dev.roost.gui.view.FolderChoice;
import dev.roost.gui.work.Background;
import dev.roost.gui.work.Deed;
import dev.roost.node.app.SystemTime;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A window in memory, with a person before it who sees, clicks and types. Used by one test at a time. */
public final class Screen implements AutoCloseable {
    private static final long SECONDS_MAX = 40;
    private static final int SEED = 7;

    private final ThreadPoolExecutor workers = (ThreadPoolExecutor) Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "test-background");
        thread.setDaemon(true);
        return thread;
    });
    private final FxRobot robot = new FxRobot();
    private final List<URI> pointedAt = new ArrayList<>();
    private final List<Choices> noted = new ArrayList<>();
    private final List<URI> opened = new CopyOnWriteArrayList<>();
    public final Stage stage;
    public final AppWindow window;

    /**
     * Opens the window.
     *
     * @param home where the person's own folders are
     */
    public Screen(Deed<Reached> door, Locale language, Choices choices, Path home) throws Exception {
        this(door, language, choices, home, new SystemTime()::monotonicMillis);
    }

    /** Opens a window with a clock of its own. */
    public Screen(Deed<Reached> door, Locale language, Choices choices, Path home, LongSupplier millis)
            throws Exception {
        this(door, language, choices, home, millis, Staying.none());
    }

    /** Opens a window on a computer that lets Roost stay without it. */
    public Screen(Deed<Reached> door, Locale language, Choices choices, Path home, LongSupplier millis, Staying staying)
            throws Exception {
        stage = FxToolkit.registerPrimaryStage();
        FolderChoice folders = title -> pointedAt.isEmpty() ? Optional.empty() : Optional.of(pointedAt.remove(0));
        Surroundings world = new Surroundings(
                new Background(workers, Platform::runLater),
                () -> Samples.NOW,
                millis,
                new Random(SEED),
                folders,
                new PictureFolders(home),
                language,
                opened::add,
                staying);
        window = onToolkit(() -> {
            AppWindow made = new AppWindow(stage, door, world, choices, noted::add);
            made.open();
            return made;
        });
    }

    /** The next folder that the person points at when asked for one. */
    public void willPointAt(Path folder) {
        pointedAt.add(folder.toUri());
    }

    /** What the window wants to remember. */
    public List<Choices> noted() {
        return noted;
    }

    /** The files that other programs were asked to open. */
    public List<URI> opened() {
        return opened;
    }

    public void click(String id) {
        see(id);
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn(id);
    }

    public void type(String id, String text) {
        click(id);
        robot.interact(() -> robot.lookup(id).queryAs(TextInputControl.class).clear());
        robot.write(text);
    }

    public FxRobot robot() {
        return robot;
    }

    /** Waits until something with this name is seen and can be used. */
    public void see(String id) {
        until(
                id + " is seen",
                () -> robot.lookup(id).tryQuery().filter(Screen::usable).isPresent());
    }

    /** Waits until a text reads so. */
    public void read(String id, String part) {
        until(id + " reads: " + part, () -> text(id).contains(part));
    }

    /** What stands there now; empty if it is not seen. */
    public String text(String id) {
        Optional<Node> node = robot.lookup(id).tryQuery();
        return node.filter(Screen::shown).map(Screen::text).orElse("");
    }

    public void until(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(SECONDS_MAX, TimeUnit.SECONDS, () -> onToolkit(condition));
        } catch (TimeoutException e) {
            throw new AssertionError("not in " + SECONDS_MAX + " s: " + what + "; the screen reads: " + all(), e);
        }
    }

    /** Waits until nothing is being done in the background. */
    public void settle() {
        until("the background rests", () -> workers.getActiveCount() == 0);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private String all() {
        return robot.lookup(".label, .button, .text-field").queryAll().stream()
                .filter(Screen::shown)
                .map(Screen::text)
                .collect(Collectors.joining(" | "));
    }

    /** Does something in the toolkit's thread. */
    public static <T> T onToolkit(Callable<T> deed) throws Exception {
        return Platform.isFxApplicationThread()
                ? deed.call()
                : WaitForAsyncUtils.asyncFx(deed).get(SECONDS_MAX, TimeUnit.SECONDS);
    }

    private static boolean usable(Node node) {
        return shown(node) && !node.isDisabled() && node.getLayoutBounds().getWidth() > 0;
    }

    private static boolean shown(Node node) {
        for (Node one = node; one != null; one = one.getParent()) {
            if (!one.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    private static String text(Node node) {
        if (node instanceof Labeled labeled) {
            return labeled.getText();
        }
        return node instanceof TextInputControl input ? input.getText() : "";
    }

    @Override
    public void close() {
        robot.interact(() -> {
            window.close();
            stage.hide();
        });
        workers.shutdownNow();
    }
}
