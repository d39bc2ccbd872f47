package dev.roost.node.restore;

import dev.roost.node.photo.PartName;
import dev.roost.proto.model.ResourceId;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that one restore is writing beside their places. Those that a killed one left behind are removed from every
 * folder that is written to. Owns the set of all that this process is writing. Safe for use by many threads.
 */
final class Parts {
    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);
    private static final Set<Path> BEING_WRITTEN = ConcurrentHashMap.newKeySet();

    private final long process = ProcessHandle.current().pid();
    private final Set<Path> swept = ConcurrentHashMap.newKeySet();

    /** Writes one file. */
    @FunctionalInterface
    interface Writing<T> {
        T write(Path part) throws IOException;
    }

    /** Gives a name to write under, and removes what is left under it afterwards. */
    <T> T with(Path folder, ResourceId resource, Writing<T> writing) throws IOException {
        sweep(folder);
        PartName name = PartName.of(resource, process, Thread.currentThread().getId());
        Path part = folder.resolve(name.toString());
        BEING_WRITTEN.add(part);
        try {
            return writing.write(part);
        } finally {
            Files.deleteIfExists(part);
            BEING_WRITTEN.remove(part);
        }
    }

    private void sweep(Path folder) {
        if (!swept.add(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ".roost-*.part")) {
            for (Path file : files) {
                if (isLeftBehind(file)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.debug("what an earlier restore left behind stays there: {}", e.getMessage());
        }
    }

    private boolean isLeftBehind(Path file) {
        Optional<PartName> name = PartName.read(file);
        if (name.isEmpty() || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        long writer = name.get().process();
        return writer == process
                ? !BEING_WRITTEN.contains(file)
                : ProcessHandle.of(writer).isEmpty();
    }
}
