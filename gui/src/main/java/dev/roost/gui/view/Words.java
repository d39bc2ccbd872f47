package dev.roost.gui.view;

import javafx.scene.control.Label;

/** Text on a screen: it wraps, and is never cut off. Used by the toolkit's thread. */
public final class Words {
    private Words() {}

    public static Label plain(String text) {
        return styled(text);
    }

    public static Label title(String text) {
        return styled(text, "page-title");
    }

    public static Label heading(String text) {
        return styled(text, "heading");
    }

    public static Label quiet(String text) {
        return styled(text, "quiet");
    }

    public static Label wrong(String text) {
        return styled(text, "wrong");
    }

    /** Text in a style of its own. */
    public static Label styled(String text, String... styles) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /** Shows a sentence, or nothing at all where there is none. */
    public static void say(Label label, String sentence) {
        label.setText(sentence);
        Seen.when(label, !sentence.isEmpty());
    }
}
