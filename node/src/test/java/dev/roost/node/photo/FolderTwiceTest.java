package dev.roost.node.photo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Folders that a file system gives one number: mounted in two places, or on a share that numbers as it likes. */
class FolderTwiceTest extends WalkTest {
    @BeforeEach
    void prepare() throws IOException {
        for (String name : new String[] {"a/one.jpg", "b/two.jpg", "b/c/three.jpg"}) {
            Files.createDirectories(root.resolve(name).resolveSibling("."));
            Files.writeString(root.resolve(name), name);
        }
    }

    private void walk(Map<String, Integer> numbers) {
        new FolderWalk(
                        root,
                        Set.of(),
                        heard,
                        (folder, attributes) -> Optional.ofNullable(
                                numbers.get(root.relativize(folder).toString())))
                .run();
    }

    @Test
    void aFolderWithTheNumberOfAnotherElsewhereIsWalkedToo() {
        walk(Map.of("", 1, "a", 2, "b", 2, "b/c", 3));
        assertThat(heard.files).containsExactly("a/one.jpg", "b/c/three.jpg", "b/two.jpg");
        assertThat(heard.skipped).isEmpty();
    }

    @Test
    void aFolderThatLiesInItselfIsWalkedOnceAndThatIsTold() {
        walk(Map.of("", 1, "a", 2, "b", 3, "b/c", 1));
        assertThat(heard.files).containsExactly("a/one.jpg", "b/two.jpg");
        assertThat(heard.skipped).containsOnlyKeys("b/c");
    }

    @Test
    void whereNothingIsNumberedEverythingIsWalked() {
        walk(Map.of());
        assertThat(heard.files).hasSize(3);
        assertThat(heard.skipped).isEmpty();
    }
}
