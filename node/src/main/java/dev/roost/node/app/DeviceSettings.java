package dev.roost.node.app;

import dev.roost.node.api.FoldersReport;
import dev.roost.node.api.NodeException;
import dev.roost.node.photo.KeptFolder;
import dev.roost.proto.model.DeviceAbout;
import dev.roost.proto.model.EntryBody;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.Octets;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a member may change about itself: its name, and which folders it looks after. Safe for use by many threads. */
final class DeviceSettings {
    private final Node node;
    private final LibraryNode library;

    DeviceSettings(Node node, LibraryNode library) {
        this.node = node;
        this.library = library;
    }

    /** States another name; it is durable when this returns. The name that it has already is not stated again. */
    void rename(String wanted) throws IOException, NodeException {
        if (wanted.isBlank()) {
            throw new NodeException("usage", "A device's name has at least one letter.");
        }
        String name = DeviceProfile.clean(wanted);
        if (name.equals(node.profile().name())) {
            return;
        }
        // The statement first: a crash in between leaves a device that takes its new name once more.
        DeviceAbout about = DeviceAbout.name(library.library().self(), name);
        library.library()
                .append(EntryKind.STATEMENTS, List.of(), new EntryBody(0, 0, List.of(), List.of(about), Octets.EMPTY));
        node.profile().rename(name);
        library.settle();
        library.replicator().appended();
    }

    /** Looks after a folder no more. A pass that reads it just now still ends. */
    void stopWatching(String wanted) throws IOException, NodeException {
        KeptFolder folder = watched(wanted)
                .orElseThrow(() -> new NodeException(
                        "not-watched",
                        "This folder is not watched: " + wanted + ". 'roost folders' lists those that are."));
        library.keepFolder(new KeptFolder(folder.key(), folder.uri(), false, folder.hold()));
        library.problems().clear("folder-gone", folder.uri().toString());
    }

    FoldersReport folders() throws IOException {
        List<FoldersReport.KeptFolderReport> folders = new ArrayList<>();
        for (KeptFolder folder : library.originals().orElseThrow().folders()) {
            folders.add(new FoldersReport.KeptFolderReport(
                    folder.uri().toString(),
                    folder.path().toString(),
                    folder.watched(),
                    folder.hold(),
                    folder.isThere()));
        }
        folders.sort(Comparator.comparing(FoldersReport.KeptFolderReport::path));
        return new FoldersReport(folders);
    }

    /** The folder that a person means: by its place, also where it is not there now, or a link leads to it. */
    private Optional<KeptFolder> watched(String wanted) throws IOException, NodeException {
        Path path = path(wanted);
        Path real =
                Files.exists(path) ? path.toRealPath() : path.toAbsolutePath().normalize();
        return library.originals().orElseThrow().folders().stream()
                .filter(KeptFolder::watched)
                .filter(folder -> folder.path().equals(real) || folder.path().equals(path))
                .findAny();
    }

    private static Path path(String uri) throws NodeException {
        try {
            return Path.of(URI.create(uri));
        } catch (IllegalArgumentException e) {
            throw new NodeException("usage", "A folder is named by a file URI, and this is none: " + uri, e);
        }
    }
}
