package dev.roost.node.cli;

import dev.roost.node.api.DeviceName;
import dev.roost.node.api.NodeException;
import dev.roost.node.app.FileTrouble;
import dev.roost.node.app.LocalControl;
import dev.roost.node.control.HomeConnection;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;

@Command(
        name = "run",
        description =
                "Runs the node in the foreground: finds your other devices, copies, watches folders, re-reads what"
                        + " it holds. End it with Ctrl-C.")
final class RunCommand extends RoostCommand {
    @Override
    int run() throws NodeException {
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
            printedAsJson(Map.of(
                    "running",
                    Map.of(
                            "device",
                            device,
                            "port",
                            port,
                            "pid",
                            ProcessHandle.current().pid())));
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
