package dev.roost.node.app;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** What a person is told of a file or folder that cannot be used; the system's own words name it and no more. */
public final class FileTrouble {
    private FileTrouble() {}

    /** A sentence on what happened, to which file. */
    public static String sentence(IOException e) {
        if (e instanceof CharacterCodingException) {
            return "It holds something else than text.";
        }
        return e instanceof FileSystemException file && file.getFile() != null
                ? of(file, file.getFile())
                : String.valueOf(e.getMessage());
    }

    private static String of(FileSystemException e, String file) {
        if (e instanceof NoSuchFileException) {
            return "There is no such file or folder: " + file + ".";
        }
        if (e instanceof AccessDeniedException) {
            return file + " may not be read or written: permission denied.";
        }
        if (e instanceof NotDirectoryException || (e instanceof FileAlreadyExistsException && !isFolder(file))) {
            return file + " is a file, not a folder.";
        }
        if (e instanceof FileAlreadyExistsException) {
            return file + " is there already.";
        }
        if (e instanceof DirectoryNotEmptyException) {
            return "The folder " + file + " is not empty.";
        }
        if (e instanceof FileSystemLoopException) {
            return "Links lead around in a circle: " + file + ".";
        }
        String reason = e.getReason();
        if ("Not a directory".equals(reason)) {
            return fileAbove(file) + " is a file, not a folder.";
        }
        return file + " cannot be used" + (reason == null ? "." : ": " + reason.replaceAll("\\.$", "") + ".");
    }

    /** The part of a path that stands where a folder is wanted. */
    private static String fileAbove(String file) {
        Path above = Path.of(file);
        while (!Files.exists(above) && above.getParent() != null) {
            above = above.getParent();
        }
        return above.toString();
    }

    private static boolean isFolder(String file) {
        try {
            return Files.isDirectory(Path.of(file));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
