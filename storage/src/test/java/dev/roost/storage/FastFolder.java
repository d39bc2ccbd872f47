package dev.roost.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Temporary folders in memory where there is enough of it: a test that opens a store a hundred times would wait for the
 * disk most of the time. Tests of what the disk keeps, or how fast, ask for {@link TempDirFactory.Standard}.
 */
public final class FastFolder implements TempDirFactory {
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long ROOM_BYTES_MIN = 4L << 30;

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
        boolean room = Files.isWritable(MEMORY) && MEMORY.toFile().getUsableSpace() > ROOM_BYTES_MIN;
        return room ? Files.createTempDirectory(MEMORY, "roost") : Files.createTempDirectory("roost");
    }
}
