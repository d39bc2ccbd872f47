package dev.roost.node.media;

import dev.roost.proto.model.MediaType;
import java.util.Locale;

/** A file of a folder, as much of it as tells what it belongs to. */
public record FolderFile(String name, MediaType type, Facts facts, long size) {
    boolean isRaw() {
        return type == MediaType.RAW || (type == MediaType.TIFF && Endings.RAW.contains(Endings.of(name)));
    }

    boolean isFilm() {
        return type == MediaType.VIDEO;
    }

    boolean isSidecar() {
        return type == MediaType.SIDECAR;
    }

    boolean isStill() {
        return switch (type) {
            case JPEG, PNG, GIF, WEBP, HEIF, AVIF, BMP, JXL -> true;
            case TIFF -> !isRaw();
            case OTHER, RAW, VIDEO, VIDEO_OTHER, SIDECAR -> false;
        };
    }

    /** Whether cameras write such a file beside a raw one. */
    boolean isCameraStill() {
        return type == MediaType.JPEG || type == MediaType.HEIF;
    }

    /** The name in lower case without its ending: some cards and phones change the case of names. */
    String base() {
        String lower = name.toLowerCase(Locale.ROOT);
        int dot = lower.lastIndexOf('.');
        return dot <= 0 ? lower : lower.substring(0, dot);
    }
}
