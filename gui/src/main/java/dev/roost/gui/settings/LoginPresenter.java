package dev.roost.gui.settings;

import dev.roost.gui.text.NodeTexts;
import dev.roost.gui.text.Texts;
import dev.roost.gui.work.Background;
import dev.roost.gui.work.Shown;
import dev.roost.node.api.NodeException;

/** Whether Roost starts when its user logs in. Used by the window's thread. */
public final class LoginPresenter {
    private final LoginStart login;
    private final Background background;
    private final Texts texts;
    private final Shown<LoginState> shown = new Shown<>(new LoginState(false, false, ""));

    public LoginPresenter(LoginStart login, Background background, Texts texts) {
        this.login = login;
        this.background = background;
        this.texts = texts;
    }

    public Shown<LoginState> shown() {
        return shown;
    }

    /** Asks the system how it is. */
    public void load() {
        background.run(login::isOn, on -> shown.show(new LoginState(true, on, "")), this::failed);
    }

    /** Tells the system how it shall be, and shows what it made of that. */
    public void choose(boolean on) {
        LoginState before = shown.get();
        if (before.known() && before.on() != on) {
            shown.show(new LoginState(false, on, ""));
            background.run(
                    () -> {
                        login.set(on);
                        return login.isOn();
                    },
                    now -> shown.show(new LoginState(true, now, "")),
                    e -> {
                        shown.show(before);
                        failed(e);
                    });
        }
    }

    private void failed(NodeException e) {
        LoginState now = shown.get();
        shown.show(new LoginState(now.known(), now.on(), new NodeTexts(texts).of(e)));
    }
}
