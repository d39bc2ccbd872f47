package dev.roost.gui.app;

import dev.roost.gui.text.Texts;
import java.util.Locale;
import javafx.application.Application;

/** Where the desktop app begins. The toolkit wants a first class that is not its own kind when it lies on a class path. */
public final class Desktop {
    private Desktop() {}

    /** Opens the window and returns when it is closed; then the process ends, whatever threads are left. */
    public static void main(String[] args) {
        try {
            Application.launch(RoostApp.class, args);
            System.exit(0);
        } catch (UnsupportedOperationException | UnsatisfiedLinkError e) {
            // The toolkit says so where there is no screen, and where the system's window libraries are missing.
            System.err.println(Texts.in(Locale.getDefault()).of("app.noScreen", String.valueOf(e.getMessage())));
            System.exit(1);
        }
    }
}
