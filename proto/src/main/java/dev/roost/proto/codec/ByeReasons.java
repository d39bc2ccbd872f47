package dev.roost.proto.codec;

import dev.roost.proto.message.ByeReason;

/** Bye reasons and their numbers; one that a later version sends is a plain going. */
final class ByeReasons {
    private ByeReasons() {}

    static dev.roost.proto.wire.ByeReason toWire(ByeReason reason) {
        return switch (reason) {
            case GOING -> dev.roost.proto.wire.ByeReason.BYE_GOING;
            case PROTOCOL -> dev.roost.proto.wire.ByeReason.BYE_PROTOCOL;
            case UNKNOWN -> dev.roost.proto.wire.ByeReason.BYE_UNKNOWN;
            case DUPLICATE -> dev.roost.proto.wire.ByeReason.BYE_DUPLICATE;
            case VERSION -> dev.roost.proto.wire.ByeReason.BYE_VERSION;
            case REVOKED -> dev.roost.proto.wire.ByeReason.BYE_REVOKED;
            case BUSY -> dev.roost.proto.wire.ByeReason.BYE_BUSY;
            case NO_PAIRING -> dev.roost.proto.wire.ByeReason.BYE_NO_PAIRING;
            case WRONG_CODE -> dev.roost.proto.wire.ByeReason.BYE_WRONG_CODE;
            case DENIED -> dev.roost.proto.wire.ByeReason.BYE_DENIED;
            case TIMEOUT -> dev.roost.proto.wire.ByeReason.BYE_TIMEOUT;
            case MISMATCH -> dev.roost.proto.wire.ByeReason.BYE_MISMATCH;
        };
    }

    static ByeReason fromWire(dev.roost.proto.wire.ByeReason reason) {
        for (ByeReason known : ByeReason.values()) {
            if (toWire(known) == reason) {
                return known;
            }
        }
        return ByeReason.GOING;
    }
}
