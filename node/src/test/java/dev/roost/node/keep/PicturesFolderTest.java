package dev.roost.node.keep;

import dev.roost.node.kit.KeepingHome;
import dev.roost.node.photo.KeptFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A home that keeps a folder of pictures. */
abstract class PicturesFolderTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    final KeepingHome home;

    @SuppressWarnings("NullAway.Init")
    Path pictures;

    PicturesFolderTest() throws IOException {
        home = new KeepingHome();
    }

    @BeforeEach
    void makePictures() throws IOException {
        pictures = Files.createDirectory(temp.toRealPath().resolve("pictures"));
    }

    void write(String name, byte[] bytes) throws IOException {
        Path file = pictures.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        Files.write(file, bytes);
    }

    /** Keeps the pictures in this home's own store. */
    KeepTally hold() throws IOException, InterruptedException {
        return home.scan(KeptFolder.of(pictures, false, true));
    }

    /** Keeps the pictures for other devices alone. */
    KeepTally inPlace() throws IOException, InterruptedException {
        return home.scan(KeptFolder.of(pictures, false, false));
    }

    /** How many entries this home's log has. */
    long entries() throws IOException {
        return home.member().newestEntry().fields().seq();
    }
}
