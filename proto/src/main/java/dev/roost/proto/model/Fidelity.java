package dev.roost.proto.model;

/** Whether the bytes are those the camera wrote. */
public enum Fidelity {
    UNKNOWN(0),
    ORIGINAL(1),
    /** A phone or browser changed them on the way. */
    ALTERED(2);

    private final int code;

    Fidelity(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static Fidelity of(int code) throws MalformedException {
        for (Fidelity fidelity : values()) {
            if (fidelity.code == code) {
                return fidelity;
            }
        }
        throw new MalformedException("unknown fidelity " + code);
    }
}
