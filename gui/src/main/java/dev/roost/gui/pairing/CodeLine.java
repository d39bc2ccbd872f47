package dev.roost.gui.pairing;

import dev.roost.gui.text.Texts;
import dev.roost.gui.view.Seen;
import dev.roost.gui.view.Words;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** The code that the other device is to be told, while there is one. Used by the toolkit's thread. */
final class CodeLine extends VBox {
    private static final double GAP = 10;

    private final TextField code = new TextField();

    /** With a sentence that says what to do with the code. */
    CodeLine(String id, String how, Texts texts) {
        super(GAP, Words.plain(how));
        code.setId(id);
        code.setEditable(false);
        code.getStyleClass().add("code");
        code.setAccessibleText(texts.of("pair.code"));
        getChildren().add(code);
    }

    void show(String digits) {
        Seen.when(this, !digits.isEmpty());
        code.setText(digits);
    }
}
