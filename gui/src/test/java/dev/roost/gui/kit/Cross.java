package dev.roost.gui.kit;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.WindowEvent;

/** The cross of a window, pressed; what comes of it may depend on an answer that is given meanwhile. */
public final class Cross {
    private static final long SECONDS_MAX = 40;

    private final CompletableFuture<Boolean> closes = new CompletableFuture<>();

    private Cross() {}

    public static Cross press(Screen screen) {
        Cross cross = new Cross();
        Platform.runLater(() -> {
            WindowEvent event = new WindowEvent(screen.stage, WindowEvent.WINDOW_CLOSE_REQUEST);
            screen.stage.getOnCloseRequest().handle(event);
            cross.closes.complete(!event.isConsumed());
        });
        return cross;
    }

    /** Whether the window closes, once that is decided. */
    public boolean closes() throws Exception {
        return closes.get(SECONDS_MAX, TimeUnit.SECONDS);
    }
}
