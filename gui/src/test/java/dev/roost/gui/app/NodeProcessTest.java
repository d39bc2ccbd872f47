package dev.roost.gui.app;

import dev.roost.gui.kit.Neighbour;
import dev.roost.gui.kit.RoostCommand;
import dev.roost.node.app.NodeSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A home whose node may have a process of its own, which ends with the test. */
abstract class NodeProcessTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    NodeSettings settings;

    @SuppressWarnings("NullAway.Init")
    BackgroundNode background;

    @BeforeEach
    void begin() {
        settings = Neighbour.settings(folder.resolve("home"));
        background = new BackgroundNode(RoostCommand.ofThisBuild(), settings);
    }

    @AfterEach
    void end() {
        background.stop();
    }
}
