package dev.roost.gui.app;

import dev.roost.gui.settings.LoginStart;
import dev.roost.node.api.NodeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A login start as a service of the user's systemd: {@code roost.service}, the one that an installed package brings, else
 * one that is written here. While another node holds the home it waits its turn. Used by one thread at a time.
 */
final class SystemdLogin implements LoginStart {
    private static final String UNIT = "roost.service";

    private final Tool tool;
    private final Path own;
    private final String command;

    SystemdLogin(Tool tool, UserFolders folders, String command) {
        this.tool = tool;
        this.own = folders.config().resolve("systemd/user").resolve(UNIT);
        this.command = command;
    }

    /** Whether a systemd of the user's own runs here. */
    static boolean isThere(Tool tool) {
        return tool.run(List.of("systemctl", "--user", "show-environment")).isPresent();
    }

    @Override
    public boolean isOn() {
        return tool.run(List.of("systemctl", "--user", "is-enabled", UNIT)).isPresent();
    }

    @Override
    public void set(boolean on) throws NodeException {
        if (on) {
            enable();
        } else {
            ask("disable", UNIT);
            remove();
        }
    }

    private void enable() throws NodeException {
        if (tool.run(List.of("systemctl", "--user", "cat", UNIT)).isEmpty()) {
            try {
                Files.createDirectories(own.getParent());
                Files.writeString(own, unit(command));
            } catch (IOException e) {
                throw new NodeException("login-start", "The start at login cannot be noted in " + own + ".", e);
            }
            ask("daemon-reload");
        }
        ask("enable", UNIT);
    }

    private void remove() throws NodeException {
        try {
            if (Files.deleteIfExists(own)) {
                ask("daemon-reload");
            }
        } catch (IOException e) {
            throw new NodeException("login-start", "The start at login is still noted in " + own + ".", e);
        }
    }

    private void ask(String... words) throws NodeException {
        List<String> all = new ArrayList<>(List.of("systemctl", "--user"));
        all.addAll(List.of(words));
        if (tool.run(all).isEmpty()) {
            throw new NodeException("login-start", "The system refused: " + String.join(" ", all) + ".");
        }
    }

    /** What systemd.service(5) and systemd.syntax(7) ask for: a quoted word in which %, $, \\ and " mean themselves. */
    private static String unit(String command) {
        String word = command.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("%", "%%")
                .replace("$", "$$");
        return """
                [Unit]
                Description=Roost keeps photos safe on this household's devices
                StartLimitIntervalSec=0

                [Service]
                ExecStart="%s" run
                Nice=5
                Restart=on-failure
                RestartSec=60
                SuccessExitStatus=143

                [Install]
                WantedBy=default.target
                """.formatted(word);
    }
}
