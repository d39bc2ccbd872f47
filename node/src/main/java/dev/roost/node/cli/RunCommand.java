package dev.roost.node.cli;

import dev.roost.node.api.DeviceName;
import dev.roost.node.api.InitRequest;
import dev.roost.node.api.NodeException;
import dev.roost.node.app.FileTrouble;
import dev.roost.node.app.LocalControl;
import dev.roost.node.app.WaitsToJoin;
import dev.roost.node.control.HomeConnection;
import dev.roost.node.control.RunReport;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "run",
        description =
                "Runs the node in the foreground: finds your other devices, copies, watches folders, re-reads what"
                        + " it holds. End it with Ctrl-C.")
final class RunCommand extends RoostCommand {
    @Option(
            names = "--log",
            description = "Write the log to node.log in the home, 2 MiB at most, instead of standard error.")
    private boolean log;

    @Option(
            names = "--role",
            paramLabel = "storage",
            description = "On a fresh home: be a storage device, and show a code until a library is joined.")
    private @Nullable String role;

    @Override
    int run() throws NodeException {
        if (log) {
            new LogFile(common().settings().home()).takeOver();
        }
        LocalControl control = HomeConnection.own(common().settings(), Version.PROGRAM, time());
        setUp(control);
        CountDownLatch ended = new CountDownLatch(1);
        Thread end = new Thread(
                () -> {
                    control.close();
                    ended.countDown();
                },
                "roost-end");
        Runtime.getRuntime().addShutdownHook(end);
        try {
            int port = control.node().run();
            WaitsToJoin waits = new WaitsToJoin(control.node());
            say(control.device(), port, control, waits.applies());
            if (waits.applies()) {
                showCodes(waits);
            }
            ended.await();
            return ExitCode.DONE;
        } catch (IOException e) {
            Runtime.getRuntime().removeShutdownHook(end);
            control.close();
            throw new NodeException("cannot-listen", "The node cannot go online: " + FileTrouble.sentence(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.FAILED;
        }
    }

    /** Makes a fresh home what was asked for; where it is that already, nothing changes. */
    private void setUp(LocalControl control) throws NodeException {
        try {
            if (role != null && !role.equals("storage")) {
                throw new NodeException(
                        "usage",
                        "'run --role' knows 'storage' only. A member begins with 'roost init' or 'roost join'.");
            }
            if (role != null && !control.device().role().equals(role)) {
                throw new NodeException(
                        "already-initialised", "This device is a member of a library. Run it without --role.");
            }
            if (role != null && control.node().isAlone() && !new WaitsToJoin(control.node()).applies()) {
                control.init(new InitRequest(Optional.empty(), role));
            }
        } catch (NodeException e) {
            control.close();
            throw e;
        }
    }

    private void showCodes(WaitsToJoin waits) {
        Thread thread = new Thread(
                () -> {
                    try {
                        waits.run(watcher(true)).ifPresent(report -> {
                            if (!printedAsJson(report)) {
                                terminal().result(Belongings.of(report));
                            }
                        });
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "roost-codes");
        thread.setDaemon(true);
        thread.start();
    }

    private void say(DeviceName device, int port, LocalControl control, boolean showsCodes) throws NodeException {
        if (common().json()) {
            long pid = ProcessHandle.current().pid();
            printedAsJson(Map.of("running", new RunReport.Running(device, port, pid)));
            return;
        }
        terminal().result("Roost runs on \"" + Terminal.safe(device.name()) + "\" and listens on port " + port + ".");
        if (showsCodes) {
            terminal()
                    .result("This device belongs to no library yet. On the device that has one type the code: in the"
                            + " window under Devices, or with 'roost join'.");
        } else if (control.node().isAlone()) {
            terminal()
                    .result("This device belongs to no library yet. Run 'roost pair' on one of two devices and 'roost"
                            + " join' on the other; or begin a library here with 'roost init'.");
        }
    }
}
