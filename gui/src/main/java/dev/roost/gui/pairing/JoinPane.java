package dev.roost.gui.pairing;

import dev.roost.gui.text.Texts;
import dev.roost.gui.view.Buttons;
import dev.roost.gui.view.Card;
import dev.roost.gui.view.Seen;
import dev.roost.gui.view.Words;
import dev.roost.node.api.JoinReport;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Types the code that another device shows. Used by the toolkit's thread. */
public final class JoinPane {
    private static final double GAP = 10;
    private static final double CODE_WIDTH = 220;
    private static final double ADDRESS_WIDTH = 320;

    private final PairingPresenter presenter;
    private final Consumer<JoinReport> joined;
    private final TextField code = new TextField();
    private final TextField address = new TextField();
    private final Label sentence = Words.plain("");
    private final VBox form;
    private final Button go;
    private final Button cancel;
    private final Card card;

    /**
     * Asks for a code.
     *
     * @param left hears when the person does not want to join after all
     */
    public JoinPane(PairingPresenter presenter, Texts texts, Consumer<JoinReport> joined, Runnable left) {
        this.presenter = presenter;
        this.joined = joined;
        code.setId("join-code");
        code.setMaxWidth(CODE_WIDTH);
        address.setId("join-address");
        address.setMaxWidth(ADDRESS_WIDTH);
        Label codeName = label(texts.of("join.code"), code);
        VBox where = new VBox(GAP / 2, label(texts.of("join.address"), address), address);
        Seen.when(where, false);
        Hyperlink trouble = new Hyperlink(texts.of("join.trouble"));
        trouble.setId("join-trouble");
        trouble.setOnAction(event -> {
            Seen.when(where, true);
            address.requestFocus();
        });
        form = new VBox(GAP, Words.plain(texts.of("join.how")), new VBox(GAP / 2, codeName, code), trouble, where);
        go = Buttons.main("join-go", texts.of("join.go"), this::join);
        go.disableProperty().bind(code.textProperty().isEmpty());
        code.setOnAction(event -> go.fire());
        address.setOnAction(event -> go.fire());
        cancel = Buttons.plain("join-cancel", texts.of("pair.cancel"), () -> {
            presenter.stop();
            left.run();
        });
        sentence.setId("join-sentence");
        card = new Card(
                Words.heading(texts.of("join.title")),
                form,
                new AnswerPane(presenter, texts),
                sentence,
                new HBox(GAP, go, cancel));
        presenter.shown().follow(this::show);
    }

    public Node node() {
        return card;
    }

    /** Ready to type. */
    public void open() {
        presenter.stop();
        code.requestFocus();
    }

    private void join() {
        presenter.join(code.getText(), address.getText(), joined);
    }

    private void show(PairingState state) {
        boolean typing = !state.isUnderWay() && state.stage() != PairingState.Stage.DONE;
        Seen.when(form, typing);
        Seen.when(go, typing);
        Seen.when(cancel, state.stage() != PairingState.Stage.DONE && state.stage() != PairingState.Stage.ASKED);
        Words.say(sentence, state.question().isPresent() ? "" : state.sentence());
        sentence.getStyleClass().remove("wrong");
        if (state.stage() == PairingState.Stage.FAILED) {
            sentence.getStyleClass().add("wrong");
            code.requestFocus();
            code.selectAll();
        }
    }

    private static Label label(String text, TextField field) {
        Label label = Words.plain(text);
        label.setLabelFor(field);
        field.setAccessibleText(text);
        return label;
    }
}
