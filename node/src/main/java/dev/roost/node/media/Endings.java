package dev.roost.node.media;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Endings of file names, in lower case. They tell what first bytes do not: raw files that begin like TIFF. */
final class Endings {
    static final Set<String> RAW = Set.of(
            "cr2", "cr3", "nef", "nrw", "dng", "arw", "sr2", "srw", "pef", "3fr", "iiq", "erf", "raw", "rwl", "orf",
            "rw2", "raf");

    /** Those of photos and films, as sidecars carry them in front of their own. */
    static final Set<String> ALL = Stream.concat(
                    RAW.stream(),
                    Stream.of(
                            "jpg", "jpeg", "heic", "heif", "hif", "avif", "png", "gif", "tif", "tiff", "webp", "bmp",
                            "jxl", "mov", "mp4", "m4v", "3gp"))
            .collect(Collectors.toUnmodifiableSet());

    private Endings() {}

    /** What stands behind the last dot of a name, or nothing. */
    static String of(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
