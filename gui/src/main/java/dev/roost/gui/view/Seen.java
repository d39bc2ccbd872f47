package dev.roost.gui.view;

import javafx.scene.Node;

/** What is not seen takes no room either. */
public final class Seen {
    private Seen() {}

    public static void when(Node node, boolean seen) {
        node.setVisible(seen);
        node.setManaged(seen);
    }
}
