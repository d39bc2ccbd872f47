package dev.roost.node.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.node.photo.PartName;
import dev.roost.proto.model.ResourceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Unfinished files are nobody's photos, and finishing one overwrites nothing. */
class PartsTest {
    /** No system gives a process a number as high. */
    private static final long NOBODY = 999_999_999_999L;

    private static final ResourceId RESOURCE = ResourceId.of(new byte[32]);

    @TempDir
    private Path folder;

    private Path leave(long process) throws IOException {
        return Files.writeString(
                folder.resolve(PartName.of(RESOURCE, process, 7).toString()), "half of a file");
    }

    @Test
    void whatAKilledRestoreLeftBehindIsRemovedAndNothingElse() throws IOException {
        long self = ProcessHandle.current().pid();
        Path killed = leave(NOBODY);
        Path killedWithOurNumber = leave(self);
        Path running = leave(ProcessHandle.current().parent().orElseThrow().pid());
        Path mine = Files.writeString(folder.resolve(".roost-hidden.part"), "mine");
        new Parts().with(folder, RESOURCE, part -> Files.writeString(part, "half"));
        assertThat(killed).doesNotExist();
        assertThat(killedWithOurNumber).doesNotExist();
        assertThat(running).exists();
        assertThat(mine).hasContent("mine");
        assertThat(folder).isDirectoryNotContaining(path -> path.toString().contains("-" + self + "-"));
    }

    @Test
    void whatAnotherRestoreOfThisProcessIsWritingStays() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            new Parts().with(folder, RESOURCE, part -> {
                Files.writeString(part, "half");
                try {
                    other.submit(() -> new Parts().with(folder, RESOURCE, second -> Files.writeString(second, "half")))
                            .get();
                } catch (Exception e) {
                    throw new IOException(e);
                }
                assertThat(part).hasContent("half");
                return part;
            });
        } finally {
            other.shutdownNow();
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void withoutHardLinksOneOfManyGetsANameAndNothingIsOverwritten() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 200; round++) {
                Path to = folder.resolve("IMG_" + round + ".JPG");
                List<Future<Boolean>> moves = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    Path from = Files.writeString(folder.resolve(round + "-" + i), "photo " + i);
                    moves.add(threads.submit(() -> TargetFolder.moveByClaiming(from, to)));
                }
                int winner = -1;
                for (int i = 0; i < 8; i++) {
                    if (moves.get(i).get()) {
                        assertThat(winner).isNegative();
                        winner = i;
                    }
                }
                assertThat(to).hasContent("photo " + winner);
                for (int i = 0; i < 8; i++) {
                    Path from = folder.resolve(round + "-" + i);
                    assertThat(Files.exists(from)).as("still to be placed").isEqualTo(i != winner);
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aMoveThatFailsLeavesNoEmptyFileUnderTheName() {
        Path to = folder.resolve("a.jpg");
        assertThatThrownBy(() -> TargetFolder.moveByClaiming(folder.resolve("nothing"), to))
                .isInstanceOf(NoSuchFileException.class);
        assertThat(to).doesNotExist();
    }
}
