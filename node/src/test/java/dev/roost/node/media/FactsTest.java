package dev.roost.node.media;

import dev.roost.proto.model.CaptureTime;
import dev.roost.proto.model.MediaType;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** Reads facts from files that tests put together. */
abstract class FactsTest {
    static final String NOON = "2024:02:29 12:00:00";
    static final CaptureTime NOON_LOCAL = new CaptureTime(LocalDateTime.of(2024, 2, 29, 12, 0), Optional.empty());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    static byte[] exif(Map<Integer, Object> detail) {
        return TiffWriter.write(ByteOrder.BIG_ENDIAN, Map.of(0x8769, detail));
    }

    Facts read(MediaType type, byte[] bytes) throws IOException {
        Path file = folder.resolve("file");
        Files.write(file, bytes);
        return FactsReader.read(file, type);
    }
}
