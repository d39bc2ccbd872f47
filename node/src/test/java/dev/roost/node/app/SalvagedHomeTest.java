package dev.roost.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.api.NodeException;
import dev.roost.node.api.Observer;
import dev.roost.node.api.StatusReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A home whose store does not open any more: what was in it, and what a person told it, is there all the same. */
class SalvagedHomeTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void keepsItsNameItsFoldersAndItsPhotos() throws IOException, NodeException {
        LoneMember member = new LoneMember(folder, false);
        Files.delete(member.home().resolve("store").resolve("CURRENT"));
        LocalControl control = member.open();
        assertThat(control.device().name()).isEqualTo("laptop");
        assertThat(LoneMember.library(control).originals().orElseThrow().folders())
                .singleElement()
                .satisfies(folder -> {
                    assertThat(folder.path()).isEqualTo(member.photos().toRealPath());
                    assertThat(folder.watched()).isTrue();
                    assertThat(folder.hold()).isTrue();
                });
        assertThat(control.verify(Observer.NONE).damaged()).isZero();
        StatusReport status = control.status();
        assertThat(status.photos()).isEqualTo(LoneMember.PHOTOS);
        assertThat(status.backedUp()).isEqualTo(LoneMember.PHOTOS);
        assertThat(status.problems()).anySatisfy(problem -> {
            assertThat(problem.code()).isEqualTo("store-salvaged");
            assertThat(problem.message()).contains("store.damaged-1");
        });
        control.close();

        control = member.open();
        assertThat(control.status().problems())
                .as("until a person did away with what was set aside")
                .anySatisfy(problem -> assertThat(problem.code()).isEqualTo("store-salvaged"));
        member.assertRestores(control);
        member.keep(control);
        assertThat(control.status().backedUp()).as("kept again").isEqualTo(LoneMember.PHOTOS);
        control.close();
    }
}
