package dev.roost.proto.model;

/** How a resource reached the device that saw it. */
public enum Origin {
    WATCHED(1),
    PHONE_APP(2),
    BROWSER(3),
    IMPORT(4);

    private final int code;

    Origin(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static Origin of(int code) throws MalformedException {
        for (Origin origin : values()) {
            if (origin.code == code) {
                return origin;
            }
        }
        throw new MalformedException("unknown origin " + code);
    }
}
