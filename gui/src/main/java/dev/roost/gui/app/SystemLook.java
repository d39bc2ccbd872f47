package dev.roost.gui.app;

import java.util.List;
import java.util.Locale;

/** Whether this computer's user wants dark windows. The toolkit cannot say so, so the system's own tool is asked. */
final class SystemLook {
    private SystemLook() {}

    /** Asks; light where nobody answers. May take a moment. */
    static boolean isDark(String system) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("win")) {
            return answer(
                            "reg",
                            "query",
                            "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize",
                            "/v",
                            "AppsUseLightTheme")
                    .contains("0x0");
        }
        if (name.contains("mac")) {
            return answer("defaults", "read", "-g", "AppleInterfaceStyle").contains("dark");
        }
        return answer("gsettings", "get", "org.gnome.desktop.interface", "color-scheme")
                .contains("dark");
    }

    private static String answer(String... command) {
        return Tool.ofSystem().run(List.of(command)).orElse("").toLowerCase(Locale.ROOT);
    }
}
