package dev.roost.gui.app;

import dev.roost.node.api.NodeControl;
import dev.roost.node.api.NodeException;
import dev.roost.node.app.LocalControl;
import dev.roost.node.app.NodeSettings;
import dev.roost.node.app.SystemTime;
import dev.roost.node.control.HomeConnection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to a home's node: the one that runs already, else one that is started in a process of its own, where it leaves
 * the window its time; else, where there can be no such process, one in this process. Immutable.
 */
public final class NodeDoor {
    private static final Logger LOG = LoggerFactory.getLogger(NodeDoor.class);

    private final NodeSettings settings;
    private final Optional<BackgroundNode> process;

    /** A way without another process. */
    public NodeDoor(NodeSettings settings) {
        this(settings, Optional.empty());
    }

    /**
     * Makes the way to a home's node.
     *
     * @param process the way to start it in a process of its own, where this computer has one
     */
    public NodeDoor(NodeSettings settings, Optional<BackgroundNode> process) {
        this.settings = settings;
        this.process = process;
    }

    /** Reaches the node. May take seconds. */
    public Reached open() throws NodeException {
        if (process.isPresent()) {
            try {
                return new Reached(process.get().reach(), false);
            } catch (IOException e) {
                LOG.warn("the node gets no process of its own, and runs within the window's: {}", e.getMessage());
            }
        }
        return openHere();
    }

    private Reached openHere() throws NodeException {
        NodeControl control = HomeConnection.open(settings, program(), new SystemTime());
        if (!(control instanceof LocalControl local)) {
            return new Reached(control, false);
        }
        try {
            local.node().run();
            return new Reached(local, true);
        } catch (IOException e) {
            local.close();
            throw new NodeException("cannot-listen", String.valueOf(e.getMessage()), e);
        }
    }

    /** Name and number, as other devices hear it. */
    private static String program() {
        Properties version = new Properties();
        try (InputStream in = NodeDoor.class.getResourceAsStream("version.properties")) {
            if (in != null) {
                version.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "roost " + version.getProperty("version", "unknown");
    }
}
