package dev.roost.gui.app;

import dev.roost.gui.settings.Choices;
import dev.roost.gui.setup.PictureFolders;
import dev.roost.gui.text.Texts;
import dev.roost.gui.work.Background;
import dev.roost.node.app.HomePlace;
import dev.roost.node.app.NodeSettings;
import dev.roost.node.app.SystemTime;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.DirectoryChooser;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The desktop app as the toolkit starts it. */
public final class RoostApp extends Application {
    private final SystemTime time = new SystemTime();
    private final ExecutorService workers = Executors.newCachedThreadPool(RoostApp::daemon);
    private final Background background = new Background(workers, Platform::runLater);
    private volatile Choices choices = Choices.usual();
    private Path home = Path.of("");
    private Staying staying = Staying.none();
    private @Nullable AppWindow window;

    /** Before the window, and not in its thread: what was chosen last time. */
    @Override
    public void init() {
        home = HomePlace.usual();
        choices = new ChoicesFile(home).read();
        String system = System.getProperty("os.name");
        Optional<String> command = Optional.ofNullable(System.getProperty("roost.command"));
        Optional<Tray> tray = SystemTrayIcon.of(system, () -> Texts.in(choices.locale(Locale.getDefault())));
        staying = new Staying(
                LoginStarts.of(system, Tool.ofSystem(), UserFolders.own(), command),
                command.filter(file -> tray.isEmpty()).map(file -> new BackgroundNode(List.of(file), settings())),
                tray);
    }

    private NodeSettings settings() {
        return new NodeSettings(home, Optional.empty(), true);
    }

    @Override
    public void start(Stage stage) {
        Surroundings world = new Surroundings(
                background,
                time,
                time::monotonicMillis,
                new SecureRandom(),
                title -> chooseFolder(stage, title),
                new PictureFolders(Path.of(System.getProperty("user.home"))),
                Locale.getDefault(),
                file -> getHostServices().showDocument(file.toASCIIString()),
                staying);
        NodeDoor door = new NodeDoor(settings(), staying.background());
        AppWindow opened = new AppWindow(stage, door::open, world, choices, this::note);
        window = opened;
        // At the end of a session nobody presses the window's cross.
        Runtime.getRuntime().addShutdownHook(new Thread(opened::endNode, "roost-end"));
        opened.open();
        background.run(() -> SystemLook.isDark(System.getProperty("os.name")), opened::systemIsDark, e -> {});
    }

    /** After the window is closed. */
    @Override
    public void stop() {
        if (window != null) {
            window.close();
        }
        workers.shutdown();
    }

    private void note(Choices chosen) {
        choices = chosen;
        background.run(
                () -> {
                    new ChoicesFile(home).write(chosen);
                    return true;
                },
                written -> {},
                e -> {});
    }

    private static Optional<URI> chooseFolder(Stage stage, String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        // Where people know their way; some systems would begin in a list of recent files, in which no folder is.
        chooser.setInitialDirectory(new File(System.getProperty("user.home")));
        return Optional.ofNullable(chooser.showDialog(stage)).map(File::toURI);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "roost-window");
        thread.setDaemon(true);
        return thread;
    }
}
