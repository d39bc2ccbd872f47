package dev.roost.node.cli;

import dev.roost.node.api.NodeControl;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.Problem;
import dev.roost.node.app.SystemTime;
import dev.roost.node.control.HomeConnection;
import dev.roost.node.control.Json;
import dev.roost.node.thread.Time;
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

    NodeControl open() throws NodeException {
        return HomeConnection.open(common.settings(), Version.PROGRAM, time);
    }

    /** The whole result as JSON, if that was asked for; returns whether it was. */
    boolean printedAsJson(Object report) {
        if (common.json()) {
            terminal.result(Json.write(report));
        }
        return common.json();
    }

    private int fail(NodeException e) {
        if (common.json()) {
            terminal.result(Json.line("error", new Problem(e.code(), e.sentence())));
        } else {
            terminal.aside("roost: " + e.sentence());
        }
        return e.code().equals("usage") ? ExitCode.WRONG_USAGE : ExitCode.FAILED;
    }
}
