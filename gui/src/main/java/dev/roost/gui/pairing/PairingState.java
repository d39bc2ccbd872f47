package dev.roost.gui.pairing;

import java.util.Optional;

/**
 * How far adding a device is, seen from this side.
 *
 * @param code what to type on the other device, or empty
 * @param sentence what happens, how it ended or why it failed
 */
public record PairingState(Stage stage, String code, String sentence, Optional<Question> question) {
    /** The steps, in their order; the last two end it. */
    public enum Stage {
        IDLE,
        WAITING,
        ASKED,
        DONE,
        FAILED
    }

    static PairingState idle() {
        return new PairingState(Stage.IDLE, "", "", Optional.empty());
    }

    public boolean isUnderWay() {
        return stage == Stage.WAITING || stage == Stage.ASKED;
    }
}
