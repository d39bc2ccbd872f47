package dev.roost.gui.viewer;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which originals another program is asked to open: a photo's name must not start something that is none. */
final class Openable {
    private static final Set<String> ENDINGS = Set.of(
            "jpg", "jpeg", "jpe", "png", "gif", "bmp", "tif", "tiff", "webp", "heic", "heif", "hif", "avif", "jxl",
            "dng", "cr2", "cr3", "nef", "arw", "raf", "rw2", "orf", "pef", "srw", "mov", "mp4", "m4v", "avi", "mkv",
            "webm", "3gp", "mts", "m2ts");

    private Openable() {}

    /** The file behind a URI, if it is one and its name ends as those of photos and films do. */
    static Optional<URI> of(String uri) {
        try {
            URI file = new URI(uri);
            String path = file.getPath() == null ? "" : file.getPath();
            String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            return "file".equals(file.getScheme()) && ENDINGS.contains(ending) ? Optional.of(file) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
