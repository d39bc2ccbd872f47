package dev.roost.gui.app;

import dev.roost.gui.settings.LoginStart;
import dev.roost.node.api.NodeException;
import java.util.List;

/** A login start as a value below the user's Run key of the Windows registry. Used by one thread at a time. */
final class RegistryLogin implements LoginStart {
    private static final String KEY = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run";
    private static final String VALUE = "dev.roost";

    private final Tool tool;
    private final String command;

    RegistryLogin(Tool tool, String command) {
        this.tool = tool;
        this.command = command;
    }

    @Override
    public boolean isOn() {
        return tool.run(List.of("reg", "query", KEY, "/v", VALUE)).isPresent();
    }

    @Override
    public void set(boolean on) throws NodeException {
        // No path of Windows has a quotation mark; reg wants those around the path escaped.
        List<String> words = on
                ? List.of("reg", "add", KEY, "/v", VALUE, "/t", "REG_SZ", "/d", "\\\"" + command + "\\\" run", "/f")
                : List.of("reg", "delete", KEY, "/v", VALUE, "/f");
        if ((on || isOn()) && tool.run(words).isEmpty()) {
            throw new NodeException("login-start", "The system refused to note the start at login.");
        }
    }
}
