package dev.roost.gui.settings;

import dev.roost.gui.text.Texts;
import dev.roost.gui.view.Card;
import dev.roost.gui.view.Seen;
import dev.roost.gui.view.Words;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;

/** When Roost is at work: from the login on, after the window is closed. Used by the toolkit's thread. */
final class StayingCard {
    private final CheckBox goesOn;
    private final CheckBox login;
    private final Label trouble = Words.wrong("");
    private final Card card;

    /**
     * Makes the card; what cannot be chosen on this computer is not seen.
     *
     * @param canGoOn whether backups can go on here when the window is closed
     */
    StayingCard(SettingsPresenter presenter, Optional<LoginPresenter> starts, boolean canGoOn, Texts texts) {
        goesOn = box("settings-go-on", texts.of("settings.goOn"));
        login = box("settings-login", texts.of("settings.login"));
        Label hint = Words.quiet(texts.of("settings.goOn.hint"));
        Seen.when(goesOn, canGoOn);
        Seen.when(hint, canGoOn);
        Seen.when(login, starts.isPresent());
        Words.say(trouble, "");
        goesOn.setOnAction(event -> presenter.goOn(goesOn.isSelected()));
        presenter.shown().follow(state -> goesOn.setSelected(state.choices().goesOn()));
        starts.ifPresent(this::follow);
        card = new Card(Words.heading(texts.of("settings.staying")), goesOn, hint, login, trouble);
        Seen.when(card, canGoOn || starts.isPresent());
    }

    Node node() {
        return card;
    }

    private void follow(LoginPresenter starts) {
        login.setOnAction(event -> starts.choose(login.isSelected()));
        starts.shown().follow(state -> {
            login.setDisable(!state.known());
            login.setSelected(state.on());
            Words.say(trouble, state.sentence());
        });
    }

    private static CheckBox box(String id, String text) {
        CheckBox box = new CheckBox(text);
        box.setId(id);
        box.setWrapText(true);
        return box;
    }
}
