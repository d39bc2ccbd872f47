package dev.roost.gui.setup;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Folders in which people usually have their pictures. Immutable. */
public final class PictureFolders {
    private static final List<String> USUAL_NAMES = List.of("Pictures", "Bilder", "Photos", "Fotos", "DCIM");

    private final Path user;

    /** Looks below a person's own folder. */
    public PictureFolders(Path user) {
        this.user = user;
    }

    /** Those that are there; looks at the disk. */
    List<URI> find() {
        return USUAL_NAMES.stream()
                .map(user::resolve)
                .filter(Files::isDirectory)
                .map(Path::toUri)
                .toList();
    }
}
