package dev.roost.gui.app;

import dev.roost.gui.text.Texts;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

/** What closing the window means, asked before it is done. Used by the toolkit's thread. */
final class Farewell {
    private final Stage stage;
    private final Texts texts;

    Farewell(Stage stage, Texts texts) {
        this.stage = stage;
        this.texts = texts;
    }

    /** Words that nobody wrote down would be lost. Returns whether to close. */
    boolean withoutWords() {
        ButtonType close = new ButtonType(texts.of("end.words.close"), ButtonBar.ButtonData.OTHER);
        ButtonType stay = new ButtonType(texts.of("end.stay"), ButtonBar.ButtonData.CANCEL_CLOSE);
        return ask("end.words.header", "end.words.body", stay, close) == close;
    }

    /** The node ends with this window. Returns whether to close; the window may have been put away instead. */
    boolean withOurNode(boolean busy) {
        ButtonType close = new ButtonType(texts.of("end.close"), ButtonBar.ButtonData.OTHER);
        ButtonType away = new ButtonType(texts.of("end.minimise"), ButtonBar.ButtonData.OK_DONE);
        ButtonType stay = new ButtonType(texts.of("end.stay"), ButtonBar.ButtonData.CANCEL_CLOSE);
        ButtonType answer = ask("end.header", busy ? "end.busy" : "end.body", away, close, stay);
        if (answer == away) {
            stage.setIconified(true);
        }
        return answer == close;
    }

    private ButtonType ask(String header, String body, ButtonType... answers) {
        Alert alert = new Alert(Alert.AlertType.NONE, texts.of(body), answers);
        alert.initOwner(stage);
        alert.setTitle(texts.of("end.title"));
        alert.setHeaderText(texts.of(header));
        alert.getDialogPane().setMinHeight(Region.USE_PREF_SIZE);
        for (ButtonType answer : answers) {
            if (alert.getDialogPane().lookupButton(answer) instanceof Button button) {
                // No answer is cut off, however long its words are.
                button.setMinWidth(Region.USE_PREF_SIZE);
                ButtonBar.setButtonUniformSize(button, false);
            }
        }
        alert.setResizable(true);
        return alert.showAndWait().orElse(answers[answers.length - 1]);
    }
}
