package dev.roost.node.cli;

import dev.roost.node.api.NodeException;
import dev.roost.node.app.FileTrouble;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A temporary folder that is gone when the program is, also where it is stopped while others still write in it. */
final class TrialFolder {
    /** Writers are stopped by their folder's end at the latest: each try leaves them less. */
    private static final int TRIES_MAX = 100;

    private TrialFolder() {}

    /** Makes one, in {@code TMPDIR} if that is set; it is removed when the program ends. */
    static Path make() throws NodeException {
        String chosen = System.getenv("TMPDIR");
        try {
            Path made = (chosen == null || chosen.isEmpty()
                            ? Files.createTempDirectory("roost-try-")
                            : Files.createTempDirectory(Path.of(chosen), "roost-try-"))
                    .toRealPath();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(made), "roost-try-clean"));
            return made;
        } catch (IOException e) {
            throw new NodeException("no-room", "There is no temporary folder to try in: " + FileTrouble.sentence(e), e);
        }
    }

    /** Removes a folder with all that is in it; what cannot be removed is said on standard error. */
    static void remove(Path folder) {
        try {
            for (int i = 1; Files.exists(folder); i++) {
                removeWhatIsThere(folder, i == TRIES_MAX);
            }
        } catch (IOException e) {
            System.err.println("roost: " + folder + " could not be removed: " + e.getMessage());
        }
    }

    private static void removeWhatIsThere(Path folder, boolean last) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    // It is gone already, which is all that was wanted.
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) throws IOException {
                try {
                    Files.deleteIfExists(directory);
                } catch (DirectoryNotEmptyException written) {
                    if (last) {
                        throw written;
                    }
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
