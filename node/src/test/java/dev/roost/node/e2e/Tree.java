package dev.roost.node.e2e;

import dev.roost.proto.model.Sha256;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The regular files below a folder as they were at one moment: name, bytes and modification time of each. */
final class Tree {
    private Tree() {}

    /** One file's bytes, by their hash, and its time. */
    record Leaf(String sha256, long bytes, FileTime modified) {}

    /** Every file by its path below the folder. */
    static Map<String, Leaf> of(Path folder) throws IOException {
        Map<String, Leaf> leaves = new TreeMap<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()) {
                    String hash = HexFormat.of().formatHex(Sha256.of(Files.readAllBytes(file)));
                    Leaf leaf = new Leaf(hash, attributes.size(), attributes.lastModifiedTime());
                    leaves.put(folder.relativize(file).toString(), leaf);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return leaves;
    }

    /** The bytes of all files below a folder. */
    static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    /** Deletes a folder and what is below it. */
    static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
