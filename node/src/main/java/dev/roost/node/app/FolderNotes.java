package dev.roost.node.app;

import dev.roost.node.photo.KeptFolder;
import dev.roost.node.photo.OriginalsTable;
import dev.roost.proto.model.LibraryId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which folders a library keeps on this device, noted beside the store as well as in it. Safe for use by many threads. */
final class FolderNotes {
    private static final Logger LOG = LoggerFactory.getLogger(FolderNotes.class);
    private static final String WATCHED = "watched";
    private static final String HELD = "held";

    private final HomeNotes notes;
    private final String prefix;
    private final OriginalsTable originals;

    FolderNotes(HomeNotes notes, LibraryId library, OriginalsTable originals) {
        this.notes = notes;
        this.prefix = "folder." + library.hex() + ".";
        this.originals = originals;
    }

    void keep(KeptFolder folder) throws IOException {
        String value =
                (folder.watched() ? WATCHED : "once") + " " + (folder.hold() ? HELD : "in-place") + " " + folder.uri();
        notes.put(Map.of(prefix + HexFormat.of().toHexDigits(folder.key()), value));
        originals.keepFolder(folder);
    }

    /** Tells the store again what it lost. */
    void restore() throws IOException {
        for (KeptFolder folder : all()) {
            if (originals.folder(folder.key()).isEmpty()) {
                originals.keepFolder(folder);
            }
        }
    }

    private List<KeptFolder> all() {
        List<KeptFolder> folders = new ArrayList<>();
        for (String value : notes.all(prefix).values()) {
            String[] parts = value.split(" ", 3);
            try {
                Path path = Path.of(URI.create(parts[2]));
                folders.add(KeptFolder.of(path, parts[0].equals(WATCHED), parts[1].equals(HELD)));
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                LOG.warn("a folder that was noted cannot be understood: {}", value);
            }
        }
        return folders;
    }
}
