package dev.roost.gui.app;

import dev.roost.gui.text.Texts;
import java.awt.AWTException;
import java.awt.EventQueue;
import java.awt.Image;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.awt.Toolkit;
import java.awt.TrayIcon;
import java.net.URL;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tray of Windows and macOS, by way of the other toolkit of Java, which lives in a thread of its own. */
final class SystemTrayIcon implements Tray {
    private static final Logger LOG = LoggerFactory.getLogger(SystemTrayIcon.class);

    private final Supplier<Texts> texts;
    private Optional<TrayIcon> icon = Optional.empty();

    private SystemTrayIcon(Supplier<Texts> texts) {
        this.texts = texts;
    }

    /** The tray of this computer. On Linux desktops show none, or only a blank: a process of its own does it there. */
    static Optional<Tray> of(String system, Supplier<Texts> texts) {
        String name = system.toLowerCase(Locale.ROOT);
        boolean fits = name.contains("win") || name.contains("mac");
        return fits && SystemTray.isSupported() ? Optional.of(new SystemTrayIcon(texts)) : Optional.empty();
    }

    @Override
    public void show(Runnable open, Runnable stop) {
        EventQueue.invokeLater(() -> add(open, stop));
    }

    @Override
    public void hide() {
        EventQueue.invokeLater(() -> {
            icon.ifPresent(SystemTray.getSystemTray()::remove);
            icon = Optional.empty();
        });
    }

    private void add(Runnable open, Runnable stop) {
        URL picture = Objects.requireNonNull(SystemTrayIcon.class.getResource("roost.png"));
        Image image = Toolkit.getDefaultToolkit().createImage(picture);
        PopupMenu menu = new PopupMenu();
        menu.add(item("tray.open", open));
        menu.add(item("tray.stop", stop));
        TrayIcon added = new TrayIcon(image, texts.get().of("app.title"), menu);
        added.setImageAutoSize(true);
        added.addActionListener(event -> Platform.runLater(open));
        try {
            SystemTray.getSystemTray().add(added);
            icon = Optional.of(added);
        } catch (AWTException e) {
            // Without its picture the window could not be found again.
            LOG.warn("the tray takes no picture: {}", e.getMessage());
            Platform.runLater(open);
        }
    }

    private MenuItem item(String key, Runnable deed) {
        MenuItem item = new MenuItem(texts.get().of(key));
        item.addActionListener(event -> Platform.runLater(deed));
        return item;
    }
}
