package dev.roost.node.photo;

import dev.roost.proto.model.FileName;
import dev.roost.proto.model.Limits;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds every file below a folder. Links are not followed, and neither pipes, sockets nor devices are opened; what is
 * left out is told. A folder that cannot be read stops nothing else. Used by one thread.
 */
public final class FolderWalk {
    private static final String OWN_FOLDER = "It is Roost's own folder.";

    private final Path root;
    private final Set<Path> except;
    private final Visitor visitor;
    private final Keys keys;
    private final Set<Object> exceptKeys = new HashSet<>();

    /**
     * A folder on the way down, and the names that led to it.
     *
     * @param above its own number on the disk and those of the folders that it lies in
     */
    private record Folder(Path path, List<FileName> names, Set<Object> above) {}

    /** Numbers folders: two with one number are one folder in two places. Some file systems number none. */
    @FunctionalInterface
    interface Keys {
        Optional<Object> of(Path folder, BasicFileAttributes attributes);
    }

    /** Hears what is found. */
    public interface Visitor {
        /**
         * A regular file. If this throws, the file counts as one that could not be read.
         *
         * @param names from the walked folder down, the file's own name last
         * @return whether to go on
         */
        boolean file(Path path, List<FileName> names) throws IOException;

        /** A folder that is walked, so that it may be watched. */
        default void folder(Path path) {}

        /** Something that could not be read. */
        void failed(Path path, String reason);

        /** Something that is left alone by design. */
        void skipped(Path path, String reason);
    }

    /**
     * Prepares a walk.
     *
     * @param except folders to leave out with all that is below them, by their real paths
     */
    public FolderWalk(Path root, Set<Path> except, Visitor visitor) {
        this(root, except, visitor, (folder, attributes) -> Optional.ofNullable(attributes.fileKey()));
    }

    FolderWalk(Path root, Set<Path> except, Visitor visitor, Keys keys) {
        this.root = root;
        this.except = Set.copyOf(except);
        this.visitor = visitor;
        this.keys = keys;
    }

    public void run() {
        Deque<Folder> open = new ArrayDeque<>();
        begin().ifPresent(open::push);
        boolean goOn = true;
        while (goOn && !open.isEmpty()) {
            goOn = walk(open.pop(), open);
        }
    }

    /** The root, unless it is to be left out or cannot be read, which is told. */
    private Optional<Folder> begin() {
        try {
            for (Path path : except) {
                if (Files.exists(path)) {
                    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
                    keys.of(path, attributes).ifPresent(exceptKeys::add);
                }
            }
            BasicFileAttributes attributes = Files.readAttributes(root, BasicFileAttributes.class);
            Path real = root.toRealPath();
            if (except.stream().anyMatch(real::startsWith) || isExcept(root, attributes)) {
                visitor.skipped(root, OWN_FOLDER);
                return Optional.empty();
            }
            return Optional.of(new Folder(
                    root, List.of(), keys.of(root, attributes).stream().collect(Collectors.toSet())));
        } catch (IOException e) {
            visitor.failed(root, reason(e));
            return Optional.empty();
        }
    }

    private boolean walk(Folder folder, Deque<Folder> open) {
        visitor.folder(folder.path());
        List<Folder> below = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder.path())) {
            for (Path path : entries) {
                if (!take(path, folder, below)) {
                    return false;
                }
            }
        } catch (DirectoryIteratorException e) {
            visitor.failed(folder.path(), reason(Objects.requireNonNull(e.getCause())));
        } catch (IOException e) {
            visitor.failed(folder.path(), reason(e));
        }
        for (int i = below.size() - 1; i >= 0; i--) {
            open.push(below.get(i));
        }
        return true;
    }

    /** Returns whether to go on. What is wrong with one entry is told, and concerns no other. */
    private boolean take(Path path, Folder folder, List<Folder> below) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isSymbolicLink()) {
                visitor.skipped(path, "It is a link; links are not followed. Keep the folder it points to by itself.");
            } else if (attributes.isOther()) {
                visitor.skipped(path, "It is not a file but a pipe, socket or device.");
            } else if (attributes.isDirectory()) {
                takeFolder(path, attributes, folder, below);
            } else if (PartName.read(path).isPresent()) {
                visitor.skipped(path, "It is a file that a restore has not finished.");
            } else {
                Optional<List<FileName>> names = names(path, folder);
                return names.isEmpty() || visitor.file(path, names.get());
            }
        } catch (IOException e) {
            visitor.failed(path, reason(e));
        }
        return true;
    }

    /** What is met a second time elsewhere is walked there too; only what lies in itself would have no end. */
    private void takeFolder(Path path, BasicFileAttributes attributes, Folder folder, List<Folder> below)
            throws IOException {
        Optional<List<FileName>> names = names(path, folder);
        Optional<Object> key = keys.of(path, attributes);
        if (isExcept(path, attributes)) {
            visitor.skipped(path, OWN_FOLDER);
        } else if (key.isPresent() && folder.above().contains(key.get())) {
            visitor.skipped(path, "It is one of the folders that it lies in, mounted into itself.");
        } else if (names.isPresent()) {
            Set<Object> above = new HashSet<>(folder.above());
            key.ifPresent(above::add);
            below.add(new Folder(path, names.get(), above));
        }
    }

    /** The names that lead to an entry, or nothing, which is told, where they do not fit a path. */
    private Optional<List<FileName>> names(Path path, Folder folder) {
        byte[] raw = RawNames.of(path);
        if (raw.length == 0 || raw.length > Limits.NAME_BYTES_MAX) {
            visitor.failed(path, "Its name is too long (" + raw.length + " bytes).");
            return Optional.empty();
        }
        List<FileName> names = new ArrayList<>(folder.names());
        names.add(FileName.ofRaw(raw));
        if (names.size() > Limits.PATH_PARTS_MAX) {
            visitor.failed(path, "It lies more than " + Limits.PATH_PARTS_MAX + " folders deep.");
            return Optional.empty();
        }
        int bytes = names.stream().mapToInt(name -> name.raw().size() + 1).sum();
        if (bytes > Limits.PATH_BYTES_MAX) {
            visitor.failed(path, "Its path is longer than " + Limits.PATH_BYTES_MAX + " bytes.");
            return Optional.empty();
        }
        return Optional.of(names);
    }

    /** By its number on the disk, so that no mount hides it; by its path where the system gives no numbers. */
    private boolean isExcept(Path path, BasicFileAttributes attributes) throws IOException {
        Optional<Object> key = keys.of(path, attributes);
        return key.isEmpty() ? except.contains(path.toRealPath()) : exceptKeys.contains(key.get());
    }

    /** What went wrong, in words for a person. */
    public static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "There is no permission to read it.";
        }
        if (e instanceof NoSuchFileException) {
            return "It went away while it was read.";
        }
        String message = e.getMessage();
        return "It could not be read: " + (message == null ? e.getClass().getSimpleName() : message);
    }
}
