package dev.roost.gui.app;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a user's own files lie.
 *
 * @param home the user's folder
 * @param variables what the environment says
 */
record UserFolders(Path home, Map<String, String> variables) {
    /** Those of whoever runs this program. */
    static UserFolders own() {
        return new UserFolders(Path.of(System.getProperty("user.home")), System.getenv());
    }

    /** Where programs keep what their user chose, on Linux. */
    Path config() {
        // A path that is not absolute counts for nothing: XDG Base Directory Specification.
        return Optional.ofNullable(variables.get("XDG_CONFIG_HOME"))
                .filter(text -> text.startsWith("/"))
                .map(Path::of)
                .orElseGet(() -> home.resolve(".config"));
    }
}
