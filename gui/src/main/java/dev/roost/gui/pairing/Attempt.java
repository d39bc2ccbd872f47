package dev.roost.gui.pairing;

import dev.roost.gui.text.NodeTexts;
import dev.roost.gui.text.Texts;
import dev.roost.gui.work.Background;
import dev.roost.gui.work.Shown;
import dev.roost.node.api.AllowQuestion;
import dev.roost.node.api.DeviceName;
import dev.roost.node.api.NodeEvent;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.Observer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One try to add a device: shows its code, asks its question. Once it is given up it allows nobody and shows nothing.
 * Heard by the command's threads, answered by the window's.
 */
final class Attempt implements Observer {
    private static final int CODE_HALF = 4;

    private final Texts texts;
    private final Background background;
    private final Shown<PairingState> shown;
    private final CompletableFuture<Boolean> answer = new CompletableFuture<>();
    private volatile boolean over;
    private volatile Optional<DeviceName> self = Optional.empty();

    Attempt(Texts texts, Background background, Shown<PairingState> shown) {
        this.texts = texts;
        this.background = background;
        this.shown = shown;
    }

    /** This device is called so; told before any question comes. */
    void isHere(DeviceName device) {
        self = Optional.of(device);
    }

    /** The person's word. */
    void answer(boolean yes) {
        answer.complete(yes);
    }

    void giveUp() {
        over = true;
        answer.complete(false);
    }

    @Override
    public boolean cancelled() {
        return over;
    }

    @Override
    public void happened(NodeEvent event) {
        if (event instanceof NodeEvent.Code code) {
            String digits = code.code();
            String grouped = digits.length() > CODE_HALF
                    ? digits.substring(0, CODE_HALF) + " " + digits.substring(CODE_HALF)
                    : digits;
            show(PairingState.Stage.WAITING, grouped, texts.of("pair.valid", code.expiresInSeconds() / 60));
        } else if (event instanceof NodeEvent.Found) {
            show(PairingState.Stage.WAITING, "", texts.of("join.found"));
        }
    }

    @Override
    public boolean allow(AllowQuestion asked) {
        String name = NodeTexts.name(asked.name());
        String role = new NodeTexts(texts).role(asked.role());
        Question.Named there = new Question.Named(name, asked.shortId());
        Question.Named here = self.map(
                        device -> new Question.Named(NodeTexts.name(device.name()), NodeTexts.letters(device.id())))
                .orElseGet(() -> new Question.Named("", ""));
        // The newcomer stands first on both screens, so that they read the same.
        Question question = new Question(
                asked.joining() ? there : here,
                asked.joining() ? here : there,
                role,
                texts.of(asked.joining() ? "allow.joining" : "allow.joined", name));
        show(new PairingState(PairingState.Stage.ASKED, "", texts.of("allow.compare"), Optional.of(question)));
        return answer.join() && !over;
    }

    /** It went well. In the window's thread, as {@link #failed} is. */
    void done(String sentence) {
        end(PairingState.Stage.DONE, sentence);
    }

    void failed(NodeException e) {
        end(PairingState.Stage.FAILED, new NodeTexts(texts).of(e));
    }

    private void end(PairingState.Stage stage, String sentence) {
        if (!over) {
            over = true;
            shown.show(new PairingState(stage, "", sentence, Optional.empty()));
        }
    }

    private void show(PairingState.Stage stage, String code, String sentence) {
        show(new PairingState(stage, code, sentence, Optional.empty()));
    }

    private void show(PairingState state) {
        background.show(() -> {
            if (!over) {
                shown.show(state);
            }
        });
    }
}
