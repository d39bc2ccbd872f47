package dev.roost.gui.pairing;

import dev.roost.gui.text.NodeTexts;
import dev.roost.gui.text.Texts;
import dev.roost.gui.work.Background;
import dev.roost.gui.work.Shown;
import dev.roost.node.api.DeviceName;
import dev.roost.node.api.JoinReport;
import dev.roost.node.api.JoinRequest;
import dev.roost.node.api.NodeControl;
import dev.roost.node.api.PairReport;
import dev.roost.node.api.PairRequest;
import java.util.Optional;
import java.util.function.Consumer;

/** Adds a device by a code, from the side that shows it or from the side that types it. Used by the window's thread. */
public final class PairingPresenter {
    private final NodeControl node;
    private final Background background;
    private final Texts texts;
    private final Shown<PairingState> shown = new Shown<>(PairingState.idle());
    private Optional<Attempt> attempt = Optional.empty();

    public PairingPresenter(NodeControl node, Background background, Texts texts) {
        this.node = node;
        this.background = background;
        this.texts = texts;
    }

    public Shown<PairingState> shown() {
        return shown;
    }

    /**
     * Shows a code and waits for one device.
     *
     * @param role what the device will be: {@code member} or {@code storage}
     */
    public void showCode(String role) {
        Attempt now = begin(texts.of("pair.opening"));
        background.run(
                () -> {
                    now.isHere(node.device());
                    return node.pair(new PairRequest(Optional.of(role)), now);
                },
                report -> now.done(sentence(report)),
                now::failed);
    }

    /**
     * Shows a code for a device that has a library to type: this one joins it.
     *
     * @param joined hears of it once this device belongs to the library
     */
    public void showCodeToJoin(Consumer<JoinReport> joined) {
        Attempt now = begin(texts.of("pair.opening"));
        background.run(
                () -> {
                    now.isHere(node.device());
                    return node.pair(new PairRequest(Optional.empty()), now);
                },
                report -> {
                    now.done(sentence(report));
                    DeviceName other = report.paired();
                    report.joined()
                            .map(what ->
                                    new JoinReport(what, new JoinReport.By(other.id(), other.name()), Optional.empty()))
                            .ifPresent(joined);
                },
                now::failed);
    }

    /**
     * Admits the device that shows this code.
     *
     * @param address where that device is; looked for on the network if empty
     * @param role what the device will be: {@code member} or {@code storage}
     */
    public void admit(String code, String address, String role) {
        Attempt now = begin(texts.of("join.looking"));
        background.run(
                () -> {
                    now.isHere(node.device());
                    return node.join(new JoinRequest(code, given(address), Optional.of(role)), now);
                },
                report -> now.done(sentence(report)),
                now::failed);
    }

    /**
     * Joins the device that shows this code.
     *
     * @param address where that device is; looked for on the network if empty
     * @param joined hears of it once this device belongs to the library
     */
    public void join(String code, String address, Consumer<JoinReport> joined) {
        Attempt now = begin(texts.of("join.looking"));
        background.run(
                () -> {
                    now.isHere(node.device());
                    return node.join(new JoinRequest(code, given(address), Optional.empty()), now);
                },
                report -> {
                    now.done(sentence(report));
                    joined.accept(report);
                },
                now::failed);
    }

    /** Answers the question. */
    public void answer(boolean yes) {
        attempt.ifPresent(now -> now.answer(yes));
        PairingState state = shown.get();
        shown.show(new PairingState(PairingState.Stage.WAITING, "", texts.of("allow.other"), Optional.empty()));
        if (!yes && state.isUnderWay()) {
            stop();
        }
    }

    /** Gives up, or puts away how it ended. */
    public void stop() {
        attempt.ifPresent(Attempt::giveUp);
        attempt = Optional.empty();
        shown.show(PairingState.idle());
    }

    private Attempt begin(String sentence) {
        attempt.ifPresent(Attempt::giveUp);
        Attempt now = new Attempt(texts, background, shown);
        attempt = Optional.of(now);
        shown.show(new PairingState(PairingState.Stage.WAITING, "", sentence, Optional.empty()));
        return now;
    }

    private static Optional<String> given(String address) {
        return Optional.of(address.strip()).filter(text -> !text.isEmpty());
    }

    private String sentence(PairReport report) {
        return report.joined().isPresent() ? joinedThat(report.paired().name()) : admitted(report.paired());
    }

    private String sentence(JoinReport report) {
        return report.admitted().isPresent()
                ? admitted(report.admitted().get())
                : joinedThat(report.by().name());
    }

    private String admitted(DeviceName newcomer) {
        return texts.of(
                newcomer.role().equals("storage") ? "pair.done.storage" : "pair.done.member",
                NodeTexts.name(newcomer.name()));
    }

    private String joinedThat(String name) {
        return texts.of("join.done", NodeTexts.name(name));
    }
}
