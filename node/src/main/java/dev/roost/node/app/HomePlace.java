package dev.roost.node.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Where a device keeps everything, unless somebody says otherwise. */
public final class HomePlace {
    private HomePlace() {}

    /** What the variable {@code ROOST_HOME} names, else the platform's data folder. */
    public static Path usual() {
        return variable("ROOST_HOME").map(Path::toAbsolutePath).orElseGet(HomePlace::ofPlatform);
    }

    private static Path ofPlatform() {
        Path user = Path.of(System.getProperty("user.home"));
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            return variable("LOCALAPPDATA")
                    .orElseGet(() -> user.resolve("AppData/Local"))
                    .resolve("Roost");
        }
        if (system.contains("mac")) {
            return user.resolve("Library/Application Support/Roost");
        }
        return variable("XDG_DATA_HOME")
                .orElseGet(() -> user.resolve(".local/share"))
                .resolve("roost");
    }

    private static Optional<Path> variable(String name) {
        return Optional.ofNullable(System.getenv(name))
                .filter(value -> !value.isEmpty())
                .map(Path::of);
    }
}
