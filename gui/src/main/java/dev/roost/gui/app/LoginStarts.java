package dev.roost.gui.app;

import dev.roost.gui.settings.LoginStart;
import java.util.Locale;
import java.util.Optional;

/** Finds the way in which this computer starts programs at login. */
final class LoginStarts {
    private LoginStarts() {}

    /**
     * The way that fits here. May take a moment.
     *
     * @param system the system's name, as Java has it
     * @param command the file that runs Roost; without one nothing can be started
     */
    static Optional<LoginStart> of(String system, Tool tool, UserFolders folders, Optional<String> command) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("win")) {
            return command.map(file -> new RegistryLogin(tool, file));
        }
        if (name.contains("mac")) {
            return command.map(file -> FileLogin.launchAgent(folders, file));
        }
        return name.contains("linux") ? command.map(file -> onLinux(tool, folders, file)) : Optional.empty();
    }

    private static LoginStart onLinux(Tool tool, UserFolders folders, String file) {
        return SystemdLogin.isThere(tool) ? new SystemdLogin(tool, folders, file) : FileLogin.autostart(folders, file);
    }
}
