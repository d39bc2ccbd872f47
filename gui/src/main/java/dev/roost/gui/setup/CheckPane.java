package dev.roost.gui.setup;

import dev.roost.gui.text.Texts;
import dev.roost.gui.view.Buttons;
import dev.roost.gui.view.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks three of the words back. What was typed stays while a person corrects it. Used by the toolkit's thread. */
final class CheckPane extends VBox {
    private static final double GAP = 16;
    private static final double LINE_GAP = 4;
    private static final double FIELD_WIDTH = 240;

    private final Map<Integer, TextField> fields = new LinkedHashMap<>();
    private final Label sentence = Words.wrong("");
    private final Button check;

    CheckPane(SetupPresenter presenter, Texts texts, List<Integer> asked) {
        super(GAP);
        check = Buttons.main("check-next", texts.of("check.words.next"), () -> presenter.check(typed()));
        sentence.setId("check-sentence");
        getChildren().addAll(Words.title(texts.of("check.words.title")), Words.plain(texts.of("check.words.hint")));
        for (int number : asked) {
            getChildren().add(field(number, texts));
        }
        Button again = Buttons.plain("check-again", texts.of("check.words.again"), presenter::wordsAgain);
        getChildren().addAll(sentence, new HBox(GAP, check, again));
        Words.say(sentence, "");
        fields.values().stream().findFirst().ifPresent(first -> Platform.runLater(first::requestFocus));
    }

    void show(SetupState state) {
        Words.say(sentence, state.sentence());
        fields.forEach((number, field) -> {
            field.getStyleClass().remove("wrong");
            if (state.wrong().contains(number)) {
                field.getStyleClass().add("wrong");
            }
        });
    }

    private Map<Integer, String> typed() {
        Map<Integer, String> typed = new LinkedHashMap<>();
        fields.forEach((number, field) -> typed.put(number, field.getText()));
        return typed;
    }

    /** Enter leads to the next word that is still to be typed; after the last one it checks. */
    private void enter(TextField from) {
        List<TextField> all = List.copyOf(fields.values());
        all.stream()
                .skip(all.indexOf(from) + 1L)
                .filter(field -> field.getText().isBlank())
                .findFirst()
                .ifPresentOrElse(TextField::requestFocus, check::fire);
    }

    private VBox field(int number, Texts texts) {
        TextField field = new TextField();
        field.setId("check-word-" + number);
        field.setMaxWidth(FIELD_WIDTH);
        field.setOnAction(event -> enter(field));
        Label label = Words.plain(texts.of("check.words.word", number));
        label.setLabelFor(field);
        field.setAccessibleText(label.getText());
        fields.put(number, field);
        return new VBox(LINE_GAP, label, field);
    }
}
