package dev.roost.node.e2e;

import dev.roost.node.api.NodeControl;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.PhotoReport;
import dev.roost.node.api.StatusReport;
import dev.roost.node.control.RemoteControl;
import dev.roost.node.control.SocketPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One device: its home, the node that runs in it, and the command line. Used by one thread at a time. */
final class Device {
    private final Household household;
    private final String name;
    private final Path home;
    private @Nullable Program node;

    Device(Household household, String name, Path home) {
        this.household = household;
        this.name = name;
        this.home = home;
    }

    Path home() {
        return home;
    }

    /** Starts a command in this device's home. */
    Program start(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(words));
        command.addAll(List.of("--json", "--listen", "127.0.0.1:0", "--home", home.toString()));
        return household.start(command);
    }

    /** Gives a command and waits for its end. */
    Program.Ended does(String... words) throws Exception {
        return start(words).end();
    }

    /** Sets it up as a member or a storage device. */
    Program.Ended init(String role) throws Exception {
        return does("init", "--role", role, "--name", name).done();
    }

    /** Starts its node; {@link #serves} waits for it. */
    Device begins() throws IOException {
        node = start("run");
        return this;
    }

    /** Waits until its node serves. */
    Device serves() throws Exception {
        node().says("running");
        return this;
    }

    /** Starts its node and waits until it serves. */
    Device runs() throws Exception {
        return begins().serves();
    }

    /** The program of its node. */
    Program node() {
        if (node == null) {
            throw new IllegalStateException(name + " does not run");
        }
        return node;
    }

    /** Admits another device to this one's library: its code goes from one screen to the other; returns what both say. */
    List<Program.Ended> admits(Device guest, String role) throws Exception {
        Program host = start("pair", "--role", role, "--yes");
        String code = host.says("code").asText();
        Program.Ended joined = guest.start("join", "--role", role, "--code-file", "-")
                .type(code)
                .end();
        return List.of(host.end(), joined);
    }

    /** The node's commands, without a process for each. */
    NodeControl control() throws IOException {
        return RemoteControl.attach(SocketPath.of(home)).orElseThrow(() -> new AssertionError("no node in " + home));
    }

    /** Waits until its node's status is as it should be. */
    StatusReport until(String what, Predicate<StatusReport> asItShouldBe) throws Exception {
        StatusReport[] last = new StatusReport[1];
        try {
            return node().until(what, () -> {
                last[0] = control().status();
                return Optional.of(last[0]).filter(asItShouldBe);
            });
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\nstatus: " + last[0], e);
        }
    }

    /** Waits until so many photos are there and each of them is safe. */
    StatusReport untilSafe(int photos) throws Exception {
        return until(photos + " safe photos", status -> status.photos() == photos && status.safe() == photos);
    }

    List<PhotoReport> photos() throws IOException, NodeException {
        return control().photos().photos();
    }
}
