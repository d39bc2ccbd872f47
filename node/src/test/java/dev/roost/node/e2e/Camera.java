package dev.roost.node.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Random;

/** Fills folders with files as a camera and people leave them, from a seed. No two pictures have the same bytes. */
final class Camera {
    private static final byte[] JPEG_BEGINS = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xDB, 0, 4, 0, 1};
    private static final long TAKEN_FROM = 1_500_000_000L;

    private final Random random;
    private int taken;

    Camera(long seed) {
        this.random = new Random(seed);
    }

    /** Takes so many pictures of 1 to this many bytes into a folder, which is made. */
    Camera takes(int pictures, int bytesMax, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < pictures; i++) {
            taken++;
            write(folder.resolve("IMG_%05d.JPG".formatted(taken)), JPEG_BEGINS.length + 1 + random.nextInt(bytesMax));
        }
        return this;
    }

    /** What else lies in people's folders: names in their language, folders in folders, twins, a film, nothing at all. */
    Camera leavesAMess(Path folder) throws IOException {
        takes(2, 300_000, folder.resolve("Sommer an der Küste").resolve("день 2"));
        write(folder.resolve("a film of more than one chunk.mp4"), 2_600_000);
        write(folder.resolve("exactly one.jpg"), (1 << 20) - 4);
        Path twin = folder.resolve("twins/one.jpg");
        Files.createDirectories(folder.resolve("twins"));
        write(twin, 40_000);
        Files.copy(twin, folder.resolve("twins/the other \"one\" \u2728.jpg"));
        Files.createFile(folder.resolve("empty.jpg"));
        Files.setLastModifiedTime(folder.resolve("empty.jpg"), FileTime.from(Instant.ofEpochSecond(-86_400, 123_000)));
        return this;
    }

    private void write(Path file, int size) throws IOException {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        System.arraycopy(JPEG_BEGINS, 0, bytes, 0, JPEG_BEGINS.length);
        Files.write(file, bytes);
        long second = TAKEN_FROM + random.nextInt(100_000_000);
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(second, random.nextInt(1_000_000_000))));
    }
}
