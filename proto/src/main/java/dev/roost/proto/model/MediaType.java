package dev.roost.proto.model;

import java.util.Locale;

/** What a file is by its first bytes. A hint for people and programs; it decides nothing about how bytes are kept. */
public enum MediaType {
    OTHER(0),
    JPEG(1),
    PNG(2),
    GIF(3),
    TIFF(4),
    WEBP(5),
    HEIF(6),
    AVIF(7),
    BMP(8),
    JXL(9),
    /** Camera raw formats that do not begin like TIFF. */
    RAW(10),
    /** MP4, MOV, 3GP. */
    VIDEO(32),
    /** Matroska, WebM, AVI, MPEG streams. */
    VIDEO_OTHER(33),
    /** XMP and AAE beside a photo. */
    SIDECAR(64);

    private final int code;

    MediaType(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** How it stands in reports: {@code jpeg}, {@code video}, {@code other}. */
    public String word() {
        return this == VIDEO_OTHER ? VIDEO.word() : name().toLowerCase(Locale.ROOT);
    }

    /** A code from a later version is some other file to this one. */
    public static MediaType of(int code) {
        for (MediaType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        return OTHER;
    }
}
