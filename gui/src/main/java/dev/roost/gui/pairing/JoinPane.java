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
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** Joins another device's library: types the code that it shows, or shows one to be typed there. Used by the toolkit's thread. */
public final class JoinPane {
    private static final double GAP = 10;

    private final PairingPresenter presenter;
    private final Consumer<JoinReport> joined;
    private final Label sentence = Words.plain("");
    private final CodeForm form;
    private final CodeLine code;
    private final Button go;
    private final Button turned;
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
        form = new CodeForm("join", texts.of("join.how"), texts, this::join);
        code = new CodeLine("join-shown", texts.of("join.shown"), texts);
        go = Buttons.main("join-go", texts.of("join.go"), this::join);
        go.disableProperty().bind(form.isEmpty());
        turned = Buttons.plain("join-show", texts.of("join.show"), () -> presenter.showCodeToJoin(joined));
        cancel = Buttons.plain("join-cancel", texts.of("pair.cancel"), () -> {
            presenter.stop();
            left.run();
        });
        sentence.setId("join-sentence");
        card = new Card(
                Words.heading(texts.of("join.title")),
                form,
                code,
                new AnswerPane(presenter, texts),
                sentence,
                new HBox(GAP, go, turned, cancel));
        presenter.shown().follow(this::show);
    }

    public Node node() {
        return card;
    }

    /** Ready to type. */
    public void open() {
        presenter.stop();
        form.open();
    }

    private void join() {
        if (!form.isEmpty().get()) {
            presenter.join(form.code(), form.address(), joined);
        }
    }

    private void show(PairingState state) {
        boolean typing = !state.isUnderWay() && state.stage() != PairingState.Stage.DONE;
        Seen.when(form, typing);
        Seen.when(go, typing);
        Seen.when(turned, typing);
        code.show(state.code());
        Seen.when(cancel, state.stage() != PairingState.Stage.DONE && state.stage() != PairingState.Stage.ASKED);
        Words.say(sentence, state.question().isPresent() ? "" : state.sentence());
        sentence.getStyleClass().remove("wrong");
        if (state.stage() == PairingState.Stage.FAILED) {
            sentence.getStyleClass().add("wrong");
            form.open();
        }
    }
}
