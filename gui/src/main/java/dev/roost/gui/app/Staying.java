package dev.roost.gui.app;

import dev.roost.gui.settings.LoginStart;
import java.util.Optional;

/**
 * How this computer lets Roost be at work without its window; what it does not allow is empty, and offered nowhere.
 *
 * @param login starting when the user logs in
 * @param background a node in a process of its own, when the window is closed
 * @param tray the window put away whole, its node with it
 */
public record Staying(Optional<LoginStart> login, Optional<BackgroundNode> background, Optional<Tray> tray) {
    /** Nothing goes on without the window. */
    public static Staying none() {
        return new Staying(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Whether backups can go on when the window is closed. */
    boolean canGoOn() {
        return background.isPresent() || tray.isPresent();
    }
}
