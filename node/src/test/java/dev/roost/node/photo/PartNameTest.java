package dev.roost.node.photo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.proto.model.ResourceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PartNameTest extends WalkTest {
    private void file(String name) throws IOException {
        Files.writeString(root.resolve(name), name);
    }

    @Test
    void comesBackFromTheNameOfItsFile() {
        PartName name = PartName.of(ResourceId.of(new byte[32]), 4711, 12);
        assertThat(PartName.read(root.resolve(name.toString()))).contains(name);
        assertThat(PartName.read(Path.of("/"))).isEmpty();
    }

    @Test
    void whatARestoreHasNotFinishedIsNoPhotoAndWhatIsOnlyNamedLikeItIs() throws IOException {
        String digits = "0123456789abcdef01234567";
        file(".roost-" + digits + "-12-3.part");
        file(".roost-" + digits + "-12.part");
        file(".roost-" + digits + "-12-3.part.jpg");
        file("x.roost-" + digits + "-12-3.part");
        file(".roost-hidden.part");
        new FolderWalk(root, Set.of(), heard).run();
        assertThat(heard.files).hasSize(4);
        assertThat(heard.skipped).containsOnlyKeys(".roost-" + digits + "-12-3.part");
    }
}
