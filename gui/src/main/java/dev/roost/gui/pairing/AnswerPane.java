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
    private static final double NAME_WIDTH_MAX = 220;

    private final Label sentence = Words.heading("");
    private final Label newcomer = name();
    private final Label newcomerLetters = letters("allow-letters");
    private final Label host = name();
    private final Label hostLetters = letters("allow-letters-host");
    private final Label role = Words.plain("");
    private final Button no;

    AnswerPane(PairingPresenter presenter, Texts texts) {
        super(GAP);
        GridPane facts = new GridPane();
        facts.setHgap(COLUMN_GAP);
        facts.setVgap(GAP);
        facts.addRow(0, newcomer, newcomerLetters);
        facts.addRow(1, host, hostLetters);
        facts.addRow(2, Words.quiet(texts.of("allow.role")), role);
        Button yes = Buttons.main("allow-yes", texts.of("allow.yes"), () -> presenter.answer(true));
        no = Buttons.plain("allow-no", texts.of("allow.no"), () -> presenter.answer(false));
        getChildren().addAll(sentence, Words.plain(texts.of("allow.compare")), facts, new HBox(GAP, yes, no));
        presenter.shown().follow(this::show);
    }

    private static Label name() {
        Label label = Words.quiet("");
        label.setMaxWidth(NAME_WIDTH_MAX);
        return label;
    }

    private static Label letters(String id) {
        Label label = Words.styled("", "letters");
        label.setId(id);
        label.setMinWidth(Label.USE_PREF_SIZE);
        return label;
    }

    private void show(PairingState state) {
        Seen.when(this, state.question().isPresent());
        state.question().ifPresent(question -> {
            sentence.setText(question.sentence());
            newcomer.setText(question.newcomer().name());
            newcomerLetters.setText(question.newcomer().letters());
            host.setText(question.host().name());
            hostLetters.setText(question.host().letters());
            role.setText(question.role());
            // An impatient key press must not let a stranger in.
            no.requestFocus();
        });
    }
}
