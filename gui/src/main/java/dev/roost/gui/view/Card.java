package dev.roost.gui.view;

import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** A framed part of a page. Used by the toolkit's thread. */
public final class Card extends VBox {
    public Card(Node... parts) {
        super(parts);
        getStyleClass().add("roost-card");
    }
}
