package dev.roost.proto.message;

/** Why a session ends. It carries no text: a stranger's words never reach a screen. */
public enum ByeReason {
    GOING,
    PROTOCOL,
    UNKNOWN,
    DUPLICATE,
    VERSION,
    REVOKED,
    BUSY,
    NO_PAIRING,
    WRONG_CODE,
    DENIED,
    TIMEOUT,
    /** Both devices have a library, or the roles wished for differ. */
    MISMATCH
}
