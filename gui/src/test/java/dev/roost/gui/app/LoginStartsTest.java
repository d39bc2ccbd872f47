package dev.roost.gui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.gui.settings.LoginStart;
import dev.roost.node.api.NodeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each system is told to start Roost in its own way, in files of the user alone, and told no more without a trace. */
class LoginStartsTest {
    private static final Optional<String> COMMAND = Optional.of("/opt/my $photos/100%/roost");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    private final List<String> asked = new ArrayList<>();

    /** A systemd on paper: it knows units from a package, and those that lie in the user's folder. */
    private final class PaperSystemd {
        private final Set<String> enabled = new HashSet<>();
        private final boolean packaged;

        PaperSystemd(boolean packaged) {
            this.packaged = packaged;
        }

        Optional<String> run(List<String> words) {
            asked.add(String.join(" ", words));
            String unit = words.get(words.size() - 1);
            boolean known = packaged || Files.exists(home.resolve(".config/systemd/user/roost.service"));
            boolean well = switch (words.get(2)) {
                case "show-environment", "daemon-reload" -> true;
                case "cat" -> known;
                case "is-enabled" -> enabled.contains(unit);
                case "enable" -> {
                    if (known) {
                        enabled.add(unit);
                    }
                    yield known;
                }
                case "disable" -> enabled.remove(unit);
                default -> false;
            };
            return well ? Optional.of("") : Optional.empty();
        }
    }

    private LoginStart start(String system, Tool tool) {
        return LoginStarts.of(system, tool, new UserFolders(home, Map.of()), COMMAND)
                .orElseThrow();
    }

    private static void turnOnAndOff(LoginStart login) throws NodeException {
        assertThat(login.isOn()).isFalse();
        login.set(true);
        assertThat(login.isOn()).isTrue();
        login.set(true);
        assertThat(login.isOn()).isTrue();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> walk = Files.walk(home)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> home.relativize(file).toString())
                    .toList();
        }
    }

    @Test
    void aUnitIsWrittenForTheUsersSystemdAndTakenAwayAgain() throws Exception {
        LoginStart login = start("Linux", new PaperSystemd(false)::run);
        turnOnAndOff(login);
        assertThat(files()).containsExactly(".config/systemd/user/roost.service");
        assertThat(Files.readString(home.resolve(".config/systemd/user/roost.service")))
                .contains("ExecStart=\"/opt/my $$photos/100%%/roost\" run\n");
        login.set(false);
        assertThat(login.isOn()).isFalse();
        assertThat(files()).isEmpty();
    }

    @Test
    void theUnitOfAPackageIsUsedAsItIs() throws Exception {
        LoginStart login = start("Linux", new PaperSystemd(true)::run);
        turnOnAndOff(login);
        assertThat(files()).isEmpty();
        // What runs now is left alone.
        assertThat(asked).noneMatch(words -> words.contains("--now") || words.contains(" start"));
        login.set(false);
        assertThat(login.isOn()).isFalse();
    }

    @Test
    void whereSystemdRefusesItIsSaid() {
        LoginStart login = start(
                "Linux",
                words -> words.contains("show-environment") || words.contains("cat")
                        ? Optional.of("")
                        : Optional.empty());
        assertThatThrownBy(() -> login.set(true))
                .isInstanceOfSatisfying(
                        NodeException.class, e -> assertThat(e.code()).isEqualTo("login-start"));
    }

    @Test
    void withoutSystemdTheDesktopIsToldInTheFolderThatTheEnvironmentNames() throws Exception {
        Path config = home.resolve("elsewhere");
        LoginStart login = LoginStarts.of(
                        "Linux",
                        words -> Optional.empty(),
                        new UserFolders(home, Map.of("XDG_CONFIG_HOME", config.toString())),
                        COMMAND)
                .orElseThrow();
        turnOnAndOff(login);
        assertThat(files()).containsExactly("elsewhere/autostart/dev.roost.desktop");
        assertThat(Files.readString(config.resolve("autostart/dev.roost.desktop")))
                .contains("Exec=\"/opt/my \\\\$photos/100%%/roost\" run\n");
        login.set(false);
        assertThat(files()).isEmpty();
    }

    @Test
    void macGetsALaunchAgent() throws Exception {
        LoginStart login = start("Mac OS X", words -> Optional.empty());
        turnOnAndOff(login);
        assertThat(files()).containsExactly("Library/LaunchAgents/dev.roost.plist");
        assertThat(Files.readString(home.resolve("Library/LaunchAgents/dev.roost.plist")))
                .contains("<string>/opt/my $photos/100%/roost</string><string>run</string>");
        login.set(false);
        assertThat(files()).isEmpty();
    }

    @Test
    void windowsGetsAValueOfItsRunKey() throws Exception {
        Set<String> values = new HashSet<>();
        LoginStart login = start("Windows 11", words -> {
            asked.add(String.join(" ", words));
            boolean well = switch (words.get(1)) {
                case "add" -> {
                    values.add("dev.roost");
                    yield true;
                }
                case "delete" -> values.remove("dev.roost");
                default -> values.contains("dev.roost");
            };
            return well ? Optional.of("") : Optional.empty();
        });
        turnOnAndOff(login);
        assertThat(asked)
                .contains("reg add HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run /v dev.roost /t REG_SZ /d"
                        + " \\\"/opt/my $photos/100%/roost\\\" run /f");
        login.set(false);
        login.set(false);
        assertThat(login.isOn()).isFalse();
    }

    @Test
    void withoutACommandOrOnASystemThatNobodyKnowsNothingIsOffered() {
        UserFolders folders = new UserFolders(home, Map.of());
        assertThat(LoginStarts.of("Linux", words -> Optional.of(""), folders, Optional.empty()))
                .isEmpty();
        assertThat(LoginStarts.of("Plan 9", words -> Optional.of(""), folders, COMMAND))
                .isEmpty();
    }
}
