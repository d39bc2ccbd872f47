package dev.roost.gui.pairing;

import dev.roost.gui.text.Texts;
import dev.roost.gui.view.Buttons;
import dev.roost.gui.view.Card;
import dev.roost.gui.view.Seen;
import dev.roost.gui.view.Words;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Adds a device: shows a code for it to type, or takes the code that it shows. Used by the toolkit's thread. */
public final class HostPane {
    private static final double GAP = 10;
    private static final double HINT_INDENT = 23;

    private final PairingPresenter presenter;
    private final Card card;
    private final VBox choice;
    private final CodeLine code;
    private final CodeForm form;
    private final Label sentence = Words.plain("");
    private final RadioButton storage;
    private final Button start;
    private final Button type;
    private final Button go;
    private final Button again;
    private final Button cancel;
    private final Button close;
    private final HBox buttons;
    private boolean typing;

    public HostPane(PairingPresenter presenter, Texts texts) {
        this.presenter = presenter;
        ToggleGroup roles = new ToggleGroup();
        storage = radio("pair-storage", texts.of("pair.role.storage"), roles);
        RadioButton member = radio("pair-member", texts.of("pair.role.member"), roles);
        storage.setSelected(true);
        start = Buttons.main("pair-start", texts.of("pair.start"), this::begin);
        type = Buttons.plain("pair-type", texts.of("pair.type"), this::type);
        form = new CodeForm("add", texts.of("pair.type.how"), texts, this::admit);
        go = Buttons.main("add-go", texts.of("pair.type.go"), this::admit);
        go.disableProperty().bind(form.isEmpty());
        again = Buttons.main("pair-again", texts.of("pair.again"), this::begin);
        cancel = Buttons.plain("pair-cancel", texts.of("pair.cancel"), this::close);
        close = Buttons.main("pair-close", texts.of("pair.close"), this::close);
        choice = new VBox(
                GAP,
                Words.plain(texts.of("pair.role.question")),
                new VBox(storage, hint(texts.of("pair.role.storage.hint"))),
                new VBox(member, hint(texts.of("pair.role.member.hint"))));
        code = new CodeLine("pair-code", texts.of("pair.how"), texts);
        sentence.setId("pair-sentence");
        buttons = new HBox(GAP, start, type, go, again, cancel, close);
        card = new Card(
                Words.heading(texts.of("pair.title")),
                choice,
                code,
                form,
                new AnswerPane(presenter, texts),
                sentence,
                buttons);
        card.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
            }
        });
        Seen.when(card, false);
        presenter.shown().follow(this::show);
    }

    public Node node() {
        return card;
    }

    /** Asks what the new device shall do. */
    public void open() {
        typing = false;
        presenter.stop();
        Seen.when(card, true);
        storage.requestFocus();
    }

    private void begin() {
        presenter.showCode(role());
    }

    private void type() {
        typing = true;
        show(presenter.shown().get());
        form.open();
    }

    private void admit() {
        if (!form.isEmpty().get()) {
            presenter.admit(form.code(), form.address(), role());
        }
    }

    private String role() {
        return storage.isSelected() ? "storage" : "member";
    }

    private void close() {
        presenter.stop();
        Seen.when(card, false);
    }

    private void show(PairingState state) {
        PairingState.Stage stage = state.stage();
        boolean idle = stage == PairingState.Stage.IDLE;
        boolean failed = stage == PairingState.Stage.FAILED;
        Seen.when(choice, idle && !typing);
        Seen.when(start, idle && !typing);
        Seen.when(type, idle && !typing);
        Seen.when(form, typing && (idle || failed));
        Seen.when(go, typing && (idle || failed));
        code.show(state.code());
        Words.say(sentence, state.question().isPresent() ? "" : state.sentence());
        Seen.when(again, failed && !typing);
        Seen.when(cancel, stage != PairingState.Stage.DONE && stage != PairingState.Stage.ASKED);
        Seen.when(close, stage == PairingState.Stage.DONE);
        Seen.when(buttons, stage != PairingState.Stage.ASKED);
        if (stage == PairingState.Stage.DONE) {
            close.requestFocus();
        } else if (failed && typing) {
            form.open();
        }
    }

    private static RadioButton radio(String id, String text, ToggleGroup group) {
        RadioButton button = new RadioButton(text);
        button.setId(id);
        button.setToggleGroup(group);
        return button;
    }

    private static Label hint(String text) {
        Label hint = Words.quiet(text);
        hint.setPadding(new Insets(0, 0, 0, HINT_INDENT));
        return hint;
    }
}
