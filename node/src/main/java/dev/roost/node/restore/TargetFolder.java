package dev.roost.node.restore;

import dev.roost.node.photo.RawNames;
import dev.roost.proto.model.FileName;
import dev.roost.proto.model.FilePath;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * The folder that a restore writes into, and nothing outside it: names are made safe, links are never entered, and a
 * file that is there is never written to. Safe for use by many threads.
 */
final class TargetFolder {
    /** Names of one file that are tried before giving up. */
    private static final int NUMBERS_MAX = 10_000;

    private final Path root;
    private final SafeNames names;

    private TargetFolder(Path root, SafeNames names) {
        this.root = root;
        this.names = names;
    }

    /** Opens the folder, which is made if it does not exist. */
    static TargetFolder open(Path folder, SafeNames names) throws IOException {
        try {
            Files.createDirectories(folder);
            return new TargetFolder(folder.toRealPath(), names);
        } catch (FileSystemException e) {
            throw new IOException("The folder to restore into cannot be made: " + folder + ". " + reason(e), e);
        }
    }

    /** Why the file system refused, in words for a person: its own message may be a path and nothing more. */
    static String reason(FileSystemException e) {
        if (e instanceof AccessDeniedException) {
            return "There is no permission to write there.";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "There is a file in its place.";
        }
        String reason = e.getReason();
        return reason == null ? "No file or folder can be made there." : "It could not be written: " + reason;
    }

    Path root() {
        return root;
    }

    /** The folder for a file, made as far as it was not there. */
    Path folderFor(FilePath path) throws IOException {
        Path folder = below(root, path.root().raw().toArray());
        List<FileName> parts = path.parts();
        for (FileName part : parts.subList(0, parts.size() - 1)) {
            folder = below(folder, part.raw().toArray());
        }
        if (!folder.toRealPath().startsWith(root)) {
            throw new IOException("Its folder leads out of the folder that was chosen.");
        }
        return folder;
    }

    /** The name that a file may have, or the n-th other one if that is taken. */
    Path candidate(Path folder, byte[] rawName, int number) throws IOException {
        byte[] name = names.safe(rawName);
        byte[] numbered = number == 1 ? name : names.numbered(name, number);
        return resolve(folder, numbered);
    }

    /** Gives a finished file its name, or the next free one; returns where it went. */
    Path place(Path finished, Path folder, byte[] rawName, int firstNumber) throws IOException {
        for (int number = firstNumber; number < NUMBERS_MAX; number++) {
            Path target = candidate(folder, rawName, number);
            if (moveWithoutReplacing(finished, target)) {
                sync(folder);
                return target;
            }
        }
        throw new IOException("All names for it are taken.");
    }

    private Path below(Path folder, byte[] rawName) throws IOException {
        byte[] name = names.safe(rawName);
        for (int number = 1; number < NUMBERS_MAX; number++) {
            Path path = resolve(folder, number == 1 ? name : names.numbered(name, number));
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                return path;
            }
            try {
                Files.createDirectory(path);
                return path;
            } catch (FileAlreadyExistsException e) {
                // A file or a link has this name, or another thread made the folder just now: look again.
                if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    return path;
                }
            }
        }
        throw new IOException("All names for its folder are taken.");
    }

    private static Path resolve(Path folder, byte[] name) throws IOException {
        Optional<Path> path = RawNames.resolve(folder, name);
        return path.filter(p -> folder.equals(p.getParent()))
                .orElseThrow(() -> new IOException("This file system cannot have such a name."));
    }

    /** A hard link fails if the name is taken, in one step; where there are none, the name is claimed before the move. */
    private static boolean moveWithoutReplacing(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
            Files.delete(from);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (UnsupportedOperationException | IOException e) {
            if (e instanceof NoSuchFileException gone) {
                throw gone;
            }
            return moveByClaiming(from, to);
        }
    }

    /**
     * Makes an empty file under the name, which fails if the name is taken by whomever and in whatever case, and puts the
     * finished file in its place.
     */
    static boolean moveByClaiming(Path from, Path to) throws IOException {
        try {
            Files.createFile(to);
        } catch (FileAlreadyExistsException e) {
            return false;
        }
        try {
            // Not merely replacing: that removes the claim first, and leaves a moment in which others may have the
            // name.
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(to);
            throw e;
        }
    }

    /** Makes the new name durable, on systems whose folders can be opened; elsewhere it is as durable as they make it. */
    private static void sync(Path folder) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
