package dev.roost.node.app;

import dev.roost.node.api.Observer;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How much lies below a folder, as far as it can be looked at. */
public record FolderSize(long files, long bytes) {
    private static final Logger LOG = LoggerFactory.getLogger(FolderSize.class);

    /** Counts regular files; stops early for an observer that has enough. */
    public static FolderSize of(Path folder, Observer observer) {
        Count count = new Count(observer);
        try {
            Files.walkFileTree(Files.exists(folder) ? folder.toRealPath() : folder, count);
        } catch (IOException e) {
            LOG.debug("{} could not be measured: {}", folder, e.getMessage());
        }
        return new FolderSize(count.files, count.bytes);
    }

    private static final class Count extends SimpleFileVisitor<Path> {
        private final Observer observer;
        private long files;
        private long bytes;

        Count(Observer observer) {
            this.observer = observer;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                files++;
                bytes += attributes.size();
            }
            return observer.cancelled() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }
}
