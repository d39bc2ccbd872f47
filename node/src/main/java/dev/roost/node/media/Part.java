package dev.roost.node.media;

/** Which part of a photo a file is; the codes stand in GROUP statements. */
public enum Part {
    PRIMARY(1),
    FILM(2),
    RAW(3),
    SIDECAR(4),
    EDITED(5);

    private final int code;

    Part(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
