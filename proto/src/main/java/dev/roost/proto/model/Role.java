package dev.roost.proto.model;

/** What a device of a library is: one that holds its keys, or one that stores what it cannot read. */
public enum Role {
    MEMBER(1),
    STORAGE(2);

    private final int code;

    Role(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static Role of(int code) throws MalformedException {
        return switch (code) {
            case 1 -> MEMBER;
            case 2 -> STORAGE;
            default -> throw new MalformedException("unknown role " + code);
        };
    }
}
