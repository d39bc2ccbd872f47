package dev.roost.gui.pairing;

import dev.roost.gui.text.Texts;
import dev.roost.gui.view.Buttons;
import dev.roost.gui.view.Seen;
import dev.roost.gui.view.Words;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The question that only a person answers: is this the device that is meant? Used by the toolkit's thread. */
final class AnswerPane extends VBox {
    private static final double GAP = 10;
    private static final double COLUMN_GAP = 20;

    private final Label sentence = Words.heading("");
    private final Label letters = Words.styled("", "letters");
    private final Label role = Words.plain("");
    private final Button no;

    AnswerPane(PairingPresenter presenter, Texts texts) {
        super(GAP);
        letters.setId("allow-letters");
        GridPane facts = new GridPane();
        facts.setHgap(COLUMN_GAP);
        facts.setVgap(GAP);
        facts.addRow(0, Words.quiet(texts.of("allow.letters")), letters);
        facts.addRow(1, Words.quiet(texts.of("allow.role")), role);
        Button yes = Buttons.main("allow-yes", texts.of("allow.yes"), () -> presenter.answer(true));
        no = Buttons.plain("allow-no", texts.of("allow.no"), () -> presenter.answer(false));
        getChildren().addAll(sentence, Words.plain(texts.of("allow.compare")), facts, new HBox(GAP, yes, no));
        presenter.shown().follow(this::show);
    }

    private void show(PairingState state) {
        Seen.when(this, state.question().isPresent());
        state.question().ifPresent(question -> {
            sentence.setText(question.sentence());
            letters.setText(question.shortId());
            role.setText(question.role());
            // An impatient key press must not let a stranger in.
            no.requestFocus();
        });
    }
}
