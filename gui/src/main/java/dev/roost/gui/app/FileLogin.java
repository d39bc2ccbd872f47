package dev.roost.gui.app;

import dev.roost.gui.settings.LoginStart;
import dev.roost.node.api.NodeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A login start that is one small file in a folder where the system looks at every login: an XDG autostart entry, or a
 * launch agent of macOS. Used by one thread at a time.
 */
final class FileLogin implements LoginStart {
    private final Path file;
    private final String content;

    private FileLogin(Path file, String content) {
        this.file = file;
        this.content = content;
    }

    /** As desktops of Linux have it: Desktop Application Autostart Specification. */
    static FileLogin autostart(UserFolders folders, String command) {
        return new FileLogin(
                folders.config().resolve("autostart").resolve("dev.roost.desktop"), """
                [Desktop Entry]
                Type=Application
                Name=Roost
                Exec=%s run
                Terminal=false
                """.formatted(quoted(command)));
    }

    /** As macOS has it: launchd.plist(5). */
    static FileLogin launchAgent(UserFolders folders, String command) {
        return new FileLogin(folders.home().resolve("Library/LaunchAgents/dev.roost.plist"), """
                <?xml version="1.0" encoding="UTF-8"?>
                <plist version="1.0">
                <dict>
                  <key>Label</key><string>dev.roost</string>
                  <key>ProgramArguments</key><array><string>%s</string><string>run</string></array>
                  <key>RunAtLoad</key><true/>
                </dict>
                </plist>
                """.formatted(
                        command.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")));
    }

    @Override
    public boolean isOn() {
        return Files.isRegularFile(file);
    }

    @Override
    public void set(boolean on) throws NodeException {
        try {
            if (on) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, content);
            } else {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new NodeException("login-start", "The start at login cannot be noted in " + file + ".", e);
        }
    }

    /** One word of an Exec line: quoted, and what has a meaning inside quotes escaped, once for each of its two readers. */
    private static String quoted(String word) {
        String inner = word.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("`", "\\`")
                .replace("$", "\\$")
                .replace("\\", "\\\\")
                .replace("%", "%%");
        return "\"" + inner + "\"";
    }
}
