package dev.roost.gui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.gui.text.Texts;
import dev.roost.gui.work.Background;
import dev.roost.node.api.NodeException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LoginPresenterTest {
    private final PaperLogin system = new PaperLogin();
    private final LoginPresenter login =
            new LoginPresenter(system, new Background(Runnable::run, Runnable::run), Texts.in(Locale.ENGLISH));

    /** A system on paper, which may refuse. */
    private static final class PaperLogin implements LoginStart {
        private boolean on;
        private boolean refuses;

        @Override
        public boolean isOn() {
            return on;
        }

        @Override
        public void set(boolean next) throws NodeException {
            if (refuses) {
                throw new NodeException("login-start", "refused");
            }
            on = next;
        }
    }

    @Test
    void nothingCanBeChosenBeforeTheSystemSaidHowItIs() {
        login.choose(true);
        assertThat(system.on).isFalse();
        login.load();
        assertThat(login.shown().get()).isEqualTo(new LoginState(true, false, ""));
    }

    @Test
    void whatIsChosenIsToldAndShownAsTheSystemTookIt() {
        login.load();
        login.choose(true);
        assertThat(system.on).isTrue();
        assertThat(login.shown().get()).isEqualTo(new LoginState(true, true, ""));
        login.choose(false);
        assertThat(system.on).isFalse();
    }

    @Test
    void aSystemThatRefusesIsShownAsItIsWithASentence() {
        login.load();
        system.refuses = true;
        login.choose(true);
        assertThat(login.shown().get())
                .isEqualTo(new LoginState(
                        true, false, "The system did not take it. Whether Roost starts when you log in is as it was."));
    }
}
