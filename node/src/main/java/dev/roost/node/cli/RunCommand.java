package dev.roost.node.cli;

import dev.roost.node.api.DeviceName;
import dev.roost.node.api.NodeException;
import dev.roost.node.app.FileTrouble;
import dev.roost.node.app.LocalControl;
import dev.roost.node.control.HomeConnection;
import dev.roost.node.control.RunReport;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
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

    @Override
    int run() throws NodeException {
        if (log) {
            new LogFile(common().settings().home()).takeOver();
        }
        LocalControl control = HomeConnection.own(common().settings(), Version.PROGRAM, time());
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
            say(control.device(), port, control);
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

    private void say(DeviceName device, int port, LocalControl control) throws NodeException {
        if (common().json()) {
            long pid = ProcessHandle.current().pid();
            printedAsJson(Map.of("running", new RunReport.Running(device, port, pid)));
            return;
        }
        terminal().result("Roost runs on \"" + Terminal.safe(device.name()) + "\" and listens on port " + port + ".");
        if (control.node().isAlone()) {
            terminal()
                    .result("This device belongs to no library yet. On the device that has one run 'roost pair', then"
                            + " here 'roost join'; or begin one here with 'roost init'.");
        }
    }
}
