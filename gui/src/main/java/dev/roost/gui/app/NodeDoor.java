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
import java.util.Properties;

/** The way to a home's node: the one that runs already, or one that is started here and goes online. Immutable. */
public final class NodeDoor {
    private final NodeSettings settings;

    public NodeDoor(NodeSettings settings) {
        this.settings = settings;
    }

    /** Reaches the node. May take seconds. */
    public Reached open() throws NodeException {
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
