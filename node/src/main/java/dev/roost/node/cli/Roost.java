package dev.roost.node.cli;

import dev.roost.node.api.Problem;
import dev.roost.node.control.Json;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;

/** The program. */
@Command(
        name = "roost",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Keeps every photo of a household on the household's own devices.",
        scope = CommandLine.ScopeType.INHERIT,
        subcommands = {
            TryCommand.class,
            InitCommand.class,
            KeepCommand.class,
            RunCommand.class,
            PairCommand.class,
            JoinCommand.class,
            DevicesCommand.class,
            StatusCommand.class,
            FoldersCommand.class,
            PhotosCommand.class,
            RestoreCommand.class,
            VerifyCommand.class,
            TrashCommand.class,
            UntrashCommand.class,
            HelpCommand.class
        })
public final class Roost {
    private Roost() {}

    /** Runs one command and ends the process with its exit code, whatever threads are left. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        CommandLine line = new CommandLine(new Roost())
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(Roost::wrongUsage)
                .setExecutionExceptionHandler(Roost::unexpected);
        return line.execute(args);
    }

    private static int wrongUsage(ParameterException e, String[] args) {
        if (isJson(args)) {
            new Terminal().json(Json.line("error", new Problem("usage", String.valueOf(e.getMessage()))));
        } else {
            CommandLine command = e.getCommandLine();
            command.getErr().println("roost: " + Terminal.safe(String.valueOf(e.getMessage())));
            command.usage(command.getErr());
        }
        return ExitCode.WRONG_USAGE;
    }

    private static int unexpected(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
        String message = "Something unexpected went wrong: " + e;
        if (parsed.expandedArgs().contains("--json")) {
            new Terminal().json(Json.line("error", new Problem("unexpected", message)));
        } else {
            line.getErr().println("roost: " + Terminal.safe(message));
        }
        return ExitCode.FAILED;
    }

    private static boolean isJson(String[] args) {
        return Arrays.asList(args).contains("--json");
    }
}
