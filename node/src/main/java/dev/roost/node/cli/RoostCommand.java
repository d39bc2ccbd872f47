package dev.roost.node.cli;

import dev.roost.node.api.NodeControl;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.Problem;
import dev.roost.node.app.SystemTime;
import dev.roost.node.control.HomeConnection;
import dev.roost.node.control.Json;
import dev.roost.node.thread.Time;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** What all commands share: options, the terminal, how errors are said. */
abstract class RoostCommand implements Callable<Integer> {
    @Mixin
    private final CommonOptions common = new CommonOptions();

    private final Terminal terminal = new Terminal();
    private final Time time = new SystemTime();

    /** Does it. */
    abstract int run() throws NodeException;

    @Override
    public final Integer call() {
        try {
            return run();
        } catch (NodeException e) {
            return fail(e);
        }
    }

    CommonOptions common() {
        return common;
    }

    Terminal terminal() {
        return terminal;
    }

    Time time() {
        return time;
    }

    Watcher watcher() {
        return watcher(false);
    }

    Watcher watcher(boolean allows) {
        return new Watcher(terminal, time, common.json(), allows);
    }

    /** The node of the home, which is made if it does not exist. */
    NodeControl open() throws NodeException {
        return HomeConnection.open(common.settings(), Version.PROGRAM, time);
    }

    /** The node of a home that is there: a mistyped folder must not become a home in which all is well. */
    NodeControl openExisting() throws NodeException {
        if (!homeExists()) {
            throw new NodeException("no-library", noHome());
        }
        return open();
    }

    boolean homeExists() throws NodeException {
        return HomeConnection.exists(common.settings());
    }

    /** What is said where there is no home. */
    String noHome() throws NodeException {
        return "There is no Roost home at " + common.settings().home()
                + ". Begin a library with 'roost init', join one with 'roost join', or say where the home is with"
                + " --home FOLDER.";
    }

    /** A path that was given on the command line; an empty one is a variable that was not set. */
    static Path given(String what, Path path) throws NodeException {
        if (path.toString().isEmpty()) {
            throw new NodeException("usage", what + " is empty. Give the path of a folder.");
        }
        return path.toAbsolutePath();
    }

    /** The whole result as JSON, if that was asked for; returns whether it was. */
    boolean printedAsJson(Object report) {
        if (common.json()) {
            terminal.json(Json.write(report));
        }
        return common.json();
    }

    private int fail(NodeException e) {
        if (common.json()) {
            terminal.json(Json.line("error", new Problem(e.code(), e.sentence())));
        } else {
            terminal.aside("roost: " + e.sentence());
        }
        return e.code().equals("usage") ? ExitCode.WRONG_USAGE : ExitCode.FAILED;
    }
}
