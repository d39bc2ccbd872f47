package dev.roost.node.control;

import dev.roost.node.api.NodeControl;
import dev.roost.node.api.NodeException;
import dev.roost.node.app.FileTrouble;
import dev.roost.node.app.LocalControl;
import dev.roost.node.app.Node;
import dev.roost.node.app.NodeSettings;
import dev.roost.node.thread.Time;
import dev.roost.storage.HomeInUseException;
import dev.roost.storage.NewerHomeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reaches the node of a home: the one that runs already, or one opened here, which then serves others in its turn until
 * it is closed.
 */
public final class HomeConnection {
    /** A node that is just starting or ending is waited for this long. */
    private static final long WAIT_MILLIS_MAX = 5_000;

    private static final Duration LOOK = Duration.ofMillis(100);

    private HomeConnection() {}

    /** Whether anything was ever kept, joined or begun in a home; nothing is made or changed. */
    public static boolean exists(NodeSettings settings) throws NodeException {
        Path home = settings.home();
        if (Files.exists(home) && !Files.isDirectory(home)) {
            throw failed(settings, new NotDirectoryException(home.toString()));
        }
        // Where this cannot be told, opening the home says why.
        return Stream.of("version", "identity", "logs", "store").anyMatch(part -> !Files.notExists(home.resolve(part)));
    }

    /** Attaches to the node of a home, or opens the home, which is made if it does not exist. */
    public static NodeControl open(NodeSettings settings, String program, Time time) throws NodeException {
        long began = time.monotonicMillis();
        while (true) {
            Optional<RemoteControl> running = running(settings);
            if (running.isPresent()) {
                return running.get();
            }
            try {
                return openHere(settings, program, time);
            } catch (HomeInUseException e) {
                if (time.monotonicMillis() - began > WAIT_MILLIS_MAX) {
                    throw inUse(e);
                }
                pause(time);
            } catch (NewerHomeException e) {
                throw new NodeException("newer-home", String.valueOf(e.getMessage()), e);
            } catch (IOException e) {
                throw failed(settings, e);
            }
        }
    }

    /** Opens the home in this process; fails if another one holds it. */
    public static LocalControl own(NodeSettings settings, String program, Time time) throws NodeException {
        try {
            return openHere(settings, program, time);
        } catch (HomeInUseException e) {
            throw inUse(e);
        } catch (NewerHomeException e) {
            throw new NodeException("newer-home", String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw failed(settings, e);
        }
    }

    private static Optional<RemoteControl> running(NodeSettings settings) throws NodeException {
        try {
            return RemoteControl.attach(SocketPath.of(settings.home()));
        } catch (IOException e) {
            throw failed(settings, e);
        }
    }

    private static NodeException failed(NodeSettings settings, IOException e) {
        return new NodeException(
                "home-failed", "The home " + settings.home() + " cannot be opened. " + FileTrouble.sentence(e), e);
    }

    private static LocalControl openHere(NodeSettings settings, String program, Time time) throws IOException {
        Node node = Node.open(settings, program);
        LocalControl control = new LocalControl(node);
        try {
            control.opened(ControlServer.start(control, time, SocketPath.of(node.path())));
            return control;
        } catch (IOException e) {
            node.close();
            throw e;
        }
    }

    private static NodeException inUse(HomeInUseException e) {
        return new NodeException("home-in-use", String.valueOf(e.getMessage()), e);
    }

    private static void pause(Time time) throws NodeException {
        try {
            time.pause(LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NodeException("stopped", "It was stopped before it was done.", e);
        }
    }
}
