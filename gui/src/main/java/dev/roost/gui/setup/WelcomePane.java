package dev.roost.gui.setup;

import dev.roost.gui.text.Texts;
import dev.roost.gui.view.Buttons;
import dev.roost.gui.view.Card;
import dev.roost.gui.view.Words;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** The first decision: begin a library, or join one. Used by the toolkit's thread. */
final class WelcomePane extends VBox {
    private static final double GAP = 16;
    private static final double LINE_GAP = 4;
    private static final double FIELD_WIDTH = 300;

    private final TextField name = new TextField();
    private final Label sentence = Words.wrong("");
    private final Button begin;
    private final Button join;

    WelcomePane(SetupPresenter presenter, Texts texts) {
        super(GAP);
        name.setId("setup-name");
        name.setMaxWidth(FIELD_WIDTH);
        Label called = Words.plain(texts.of("setup.name"));
        called.setLabelFor(name);
        name.setAccessibleText(called.getText());
        begin = Buttons.main("setup-begin", texts.of("setup.new.go"), () -> presenter.beginLibrary(name.getText()));
        name.setOnAction(event -> begin.fire());
        join = Buttons.plain("setup-join", texts.of("setup.join.go"), presenter::toJoin);
        sentence.setId("setup-sentence");
        getChildren()
                .addAll(
                        Words.title(texts.of("setup.title")),
                        Words.plain(texts.of("setup.hint")),
                        new Card(
                                Words.heading(texts.of("setup.new")),
                                Words.plain(texts.of("setup.new.hint")),
                                new VBox(LINE_GAP, called, name),
                                begin),
                        new Card(Words.heading(texts.of("setup.join")), Words.plain(texts.of("setup.join.hint")), join),
                        sentence);
    }

    void show(SetupState state) {
        boolean making = state.step() == SetupState.Step.MAKING;
        if (name.getText().isEmpty()) {
            name.setText(state.name());
        }
        begin.setDisable(making);
        join.setDisable(making);
        Words.say(sentence, state.sentence());
        sentence.getStyleClass().remove("wrong");
        if (!making) {
            sentence.getStyleClass().add("wrong");
        }
    }
}
