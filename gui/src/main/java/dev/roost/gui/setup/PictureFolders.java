package dev.roost.gui.setup;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Folders in which people usually have their pictures. Immutable. */
public final class PictureFolders {
    private static final List<String> USUAL_NAMES = List.of("Pictures", "Bilder", "Photos", "Fotos", "DCIM");

    /** Where Linux desktops note what the folder is called in the user's language: xdg-user-dirs. */
    private static final String NOTED_IN = ".config/user-dirs.dirs";

    private static final Pattern NOTED =
            Pattern.compile("^\\s*XDG_PICTURES_DIR=\"\\$HOME/([^\"]+)\"", Pattern.MULTILINE);
    private static final long NOTED_BYTES_MAX = 65_536;

    private final Path user;

    /** Looks below a person's own folder. */
    public PictureFolders(Path user) {
        this.user = user;
    }

    /** Those that are there; looks at the disk. */
    List<URI> find() {
        List<Path> places = new ArrayList<>(noted());
        USUAL_NAMES.stream().map(user::resolve).forEach(places::add);
        return places.stream()
                .distinct()
                .filter(Files::isDirectory)
                .map(Path::toUri)
                .toList();
    }

    private List<Path> noted() {
        Path file = user.resolve(NOTED_IN);
        try {
            if (Files.exists(file) && Files.size(file) <= NOTED_BYTES_MAX) {
                Matcher found = NOTED.matcher(Files.readString(file));
                return found.find() ? List.of(user.resolve(found.group(1)).normalize()) : List.of();
            }
        } catch (IOException | InvalidPathException e) {
            // What cannot be read suggests nothing.
            return List.of();
        }
        return List.of();
    }
}
