package dev.roost.node.cli;

import dev.roost.node.api.InitReport;
import dev.roost.node.api.InitRequest;
import dev.roost.node.api.NodeControl;
import dev.roost.node.api.NodeException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "init",
        description = "Sets this device up: as a member it begins a library and shows the recovery words once; as a"
                + " storage device it waits to join one.")
final class InitCommand extends RoostCommand {
    @Option(names = "--name", paramLabel = "NAME", description = "What people call this device.")
    private @Nullable String name;

    @Option(names = "--role", paramLabel = "member|storage", defaultValue = "member", description = "Default: member.")
    private String role = "member";

    @Override
    int run() throws NodeException {
        try (NodeControl node = open()) {
            InitReport report = node.init(new InitRequest(Optional.ofNullable(name), role));
            if (!printedAsJson(report)) {
                say(report);
            }
            return ExitCode.DONE;
        }
    }

    private void say(InitReport report) {
        terminal()
                .result("This device is \"" + Terminal.safe(report.device().name()) + "\", a "
                        + report.device().role() + (report.device().role().equals("storage") ? " device." : "."));
        if (report.recoveryWords().isEmpty()) {
            terminal()
                    .result("It belongs to no library yet. On the device that has one run 'roost pair', then here"
                            + " 'roost join'.");
            return;
        }
        terminal().result("");
        terminal()
                .result("These 24 words bring your photos back if every device is lost. Write them on paper, keep them"
                        + " where you keep your passport, and tell nobody. They are shown this once.");
        terminal().result("");
        List<String> words = report.recoveryWords().get();
        for (int row = 0; row < 6; row++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < 4; column++) {
                int number = column * 6 + row;
                line.append("%2d %-12s".formatted(number + 1, words.get(number)));
            }
            terminal().result("  " + line.toString().stripTrailing());
        }
        terminal().result("");
        terminal().result("Next: roost keep FOLDER, and roost pair to add a second device.");
    }
}
