package dev.roost.gui.view;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Buttons: one that leads on, and others. Used by the toolkit's thread. */
public final class Buttons {
    private Buttons() {}

    /** What one most likely wants to do here. */
    public static Button main(String id, String text, Runnable deed) {
        Button button = plain(id, text, deed);
        button.getStyleClass().add(Styles.ACCENT);
        return button;
    }

    public static Button plain(String id, String text, Runnable deed) {
        Button button = new Button(text);
        button.setId(id);
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(event -> deed.run());
        return button;
    }

    /** A button with a picture before its words. */
    public static Button with(Feather picture, Button button) {
        button.setGraphic(new FontIcon(picture));
        return button;
    }
}
