package dev.roost.gui.view;

import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** One screen: parts below each other, as wide as is good to read, scrolled where they are too many. */
public final class Page extends ScrollPane {
    /** Longer lines are hard to read. */
    public static final double WIDTH_MAX = 900;

    public Page(Node... parts) {
        VBox column = new VBox(parts);
        column.getStyleClass().add("page");
        column.setMaxWidth(WIDTH_MAX);
        setContent(column);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        getStyleClass().add("page-scroll");
    }

    /** Where the style sheet of all pages lies. */
    public static String styles() {
        return Objects.requireNonNull(Page.class.getResource("roost.css")).toExternalForm();
    }
}
