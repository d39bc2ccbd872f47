package dev.roost.gui.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFoldersTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path user;

    @Test
    void theFolderThatTheDesktopNamesComesFirst() throws Exception {
        Path images = Files.createDirectories(user.resolve("Images"));
        Path pictures = Files.createDirectories(user.resolve("Pictures"));
        Files.createDirectories(user.resolve(".config"));
        Files.writeString(
                user.resolve(".config/user-dirs.dirs"),
                "# XDG_PICTURES_DIR=\"$HOME/No\"\nXDG_MUSIC_DIR=\"$HOME/Music\"\nXDG_PICTURES_DIR=\"$HOME/Images\"\n");
        assertThat(new PictureFolders(user).find()).containsExactly(images.toUri(), pictures.toUri());
    }

    @Test
    void whereNothingIsNotedOrThereNothingIsSuggested() throws Exception {
        assertThat(new PictureFolders(user).find()).isEmpty();
        Files.createDirectories(user.resolve(".config"));
        Files.write(user.resolve(".config/user-dirs.dirs"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(new PictureFolders(user).find()).isEmpty();
        Files.writeString(user.resolve("Pictures"), "a file");
        assertThat(new PictureFolders(user).find()).isEmpty();
    }
}
