package dev.roost.node.media;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder for one run of a native tool: the file under a plain name, and what the tool makes of it. Used by one thread. */
final class Workbench implements Closeable {
    private final Path folder;
    private final Path input;

    private Workbench(Path folder, Path input) {
        this.folder = folder;
        this.input = input;
    }

    static Workbench in(Path scratch, Path file) throws IOException {
        Path folder = Files.createTempDirectory(scratch, "decode");
        return new Workbench(folder, plainName(folder.resolve("input"), file.toAbsolutePath()));
    }

    /** A link, so that no tool takes a file's name for an option, a pattern or an address. */
    private static Path plainName(Path link, Path file) {
        try {
            return Files.createSymbolicLink(link, file);
        } catch (IOException | UnsupportedOperationException e) {
            // Windows makes links for administrators only; its names are text, and a whole path is no option.
            return file;
        }
    }

    Path input() {
        return input;
    }

    /** Where a tool is to write; many decide by the ending what they write. */
    Path output(String ending) {
        return folder.resolve("output." + ending);
    }

    /** Where libheif's tool writes the first of several pictures. */
    Path firstOutput(String ending) {
        return folder.resolve("output-1." + ending);
    }

    /** Removes the folder; a tool may have written more files than asked. */
    @Override
    public void close() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
