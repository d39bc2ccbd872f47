package dev.roost.gui.pairing;

import dev.roost.gui.text.Texts;
import dev.roost.gui.view.Seen;
import dev.roost.gui.view.Words;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Where the code is typed that another device shows, and where that device is if it is not found. Toolkit's thread. */
final class CodeForm extends VBox {
    private static final double GAP = 10;
    private static final double CODE_WIDTH = 220;
    private static final double ADDRESS_WIDTH = 320;

    private final TextField code = new TextField();
    private final TextField address = new TextField();

    /**
     * Makes an empty form.
     *
     * @param id begins the names of its fields
     * @param how says where the code is to be found
     * @param go happens on Enter
     */
    CodeForm(String id, String how, Texts texts, Runnable go) {
        super(GAP);
        code.setId(id + "-code");
        code.setMaxWidth(CODE_WIDTH);
        code.setOnAction(event -> go.run());
        address.setId(id + "-address");
        address.setMaxWidth(ADDRESS_WIDTH);
        address.setOnAction(event -> go.run());
        VBox where = new VBox(GAP / 2, label(texts.of("join.address"), address), address);
        Seen.when(where, false);
        Hyperlink trouble = new Hyperlink(texts.of("join.trouble"));
        trouble.setId(id + "-trouble");
        trouble.setOnAction(event -> {
            Seen.when(where, true);
            address.requestFocus();
        });
        getChildren()
                .addAll(Words.plain(how), new VBox(GAP / 2, label(texts.of("join.code"), code), code), trouble, where);
    }

    String code() {
        return code.getText();
    }

    String address() {
        return address.getText();
    }

    BooleanBinding isEmpty() {
        return code.textProperty().isEmpty();
    }

    /** Ready to type. */
    void open() {
        code.requestFocus();
        code.selectAll();
    }

    private static Label label(String text, TextField field) {
        Label label = Words.plain(text);
        label.setLabelFor(field);
        field.setAccessibleText(text);
        return label;
    }
}
