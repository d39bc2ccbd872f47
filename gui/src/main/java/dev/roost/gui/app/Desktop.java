package dev.roost.gui.app;

import javafx.application.Application;

/** Where the desktop app begins. The toolkit wants a first class that is not its own kind when it lies on a class path. */
public final class Desktop {
    private Desktop() {}

    /** Opens the window and returns when it is closed; then the process ends, whatever threads are left. */
    public static void main(String[] args) {
        Application.launch(RoostApp.class, args);
        System.exit(0);
    }
}
