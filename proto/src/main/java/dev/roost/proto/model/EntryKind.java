package dev.roost.proto.model;

/**
 * What a log entry does. Kinds that this version does not know are stored and passed on, not folded.
 *
 * @param code one byte; an unknown code of 0x80 and more also stops pruning until the program is updated
 */
public record EntryKind(int code) {
    public static final EntryKind KEPT = new EntryKind(0x01);
    public static final EntryKind RELEASED = new EntryKind(0x02);
    public static final EntryKind STATEMENTS = new EntryKind(0x03);
    public static final EntryKind OFFER = new EntryKind(0x04);
    public static final EntryKind CONFIRM = new EntryKind(0x05);
    public static final EntryKind ADOPT = new EntryKind(0x06);
    /** Reserved: no version writes it yet. */
    public static final EntryKind CHECKPOINT = new EntryKind(0x07);

    public static final EntryKind GENESIS = new EntryKind(0x10);
    public static final EntryKind ADD = new EntryKind(0x11);
    public static final EntryKind ROLE = new EntryKind(0x12);
    public static final EntryKind EPOCH = new EntryKind(0x13);
    public static final EntryKind REVOKE = new EntryKind(0x14);
    public static final EntryKind RECOVERY = new EntryKind(0x15);

    public EntryKind {
        if (code < 0 || code > 0xFF) {
            throw new IllegalArgumentException("an entry kind of " + code);
        }
    }

    /** Whether the roster is folded from entries of this kind; their bodies are open. */
    public boolean isRoster() {
        return code >= GENESIS.code && code <= RECOVERY.code;
    }

    /** Whether the body is sealed, so that only members read it. */
    public boolean isSealed() {
        return equals(KEPT) || equals(RELEASED) || equals(STATEMENTS);
    }

    @Override
    public String toString() {
        return switch (code) {
            case 0x01 -> "KEPT";
            case 0x02 -> "RELEASED";
            case 0x03 -> "STATEMENTS";
            case 0x04 -> "OFFER";
            case 0x05 -> "CONFIRM";
            case 0x06 -> "ADOPT";
            case 0x07 -> "CHECKPOINT";
            case 0x10 -> "GENESIS";
            case 0x11 -> "ADD";
            case 0x12 -> "ROLE";
            case 0x13 -> "EPOCH";
            case 0x14 -> "REVOKE";
            case 0x15 -> "RECOVERY";
            default -> "kind %02x".formatted(code);
        };
    }
}
