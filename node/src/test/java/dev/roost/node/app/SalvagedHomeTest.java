package dev.roost.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.api.InitRequest;
import dev.roost.node.api.KeepReport;
import dev.roost.node.api.KeepRequest;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.Observer;
import dev.roost.node.api.RestoreRequest;
import dev.roost.node.api.StatusReport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A home whose store does not open any more: what was in it, and what a person told it, is there all the same. */
class SalvagedHomeTest {
    private static final int PHOTOS = 12;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void keepPhotos() throws IOException, NodeException {
        Random random = new Random(3);
        Files.createDirectories(photos());
        LocalControl control = open();
        control.init(new InitRequest(Optional.of("laptop"), "member"));
        for (int i = 0; i < PHOTOS; i++) {
            byte[] bytes = new byte[5_000];
            random.nextBytes(bytes);
            Files.write(photos().resolve(i + ".jpg"), bytes);
            if (i % 4 == 3) {
                keep(control);
            }
        }
        assertThat(control.status().backedUp()).isEqualTo(PHOTOS);
        control.close();
    }

    @Test
    void keepsItsNameItsFoldersAndItsPhotos() throws IOException, NodeException {
        Files.delete(home().resolve("store").resolve("CURRENT"));
        LocalControl control = open();
        assertThat(control.device().name()).isEqualTo("laptop");
        assertThat(library(control).originals().orElseThrow().folders())
                .singleElement()
                .satisfies(folder -> {
                    assertThat(folder.path()).isEqualTo(photos().toRealPath());
                    assertThat(folder.watched()).isTrue();
                    assertThat(folder.hold()).isTrue();
                });
        assertThat(control.verify(Observer.NONE).damaged()).isZero();
        StatusReport status = control.status();
        assertThat(status.photos()).isEqualTo(PHOTOS);
        assertThat(status.backedUp()).isEqualTo(PHOTOS);
        assertThat(status.problems()).anySatisfy(problem -> {
            assertThat(problem.code()).isEqualTo("store-salvaged");
            assertThat(problem.message()).contains("store.damaged-1");
        });
        control.close();

        control = open();
        assertThat(control.status().problems())
                .as("until a person did away with what was set aside")
                .anySatisfy(problem -> assertThat(problem.code()).isEqualTo("store-salvaged"));
        Path to = folder.resolve("restored");
        control.restore(new RestoreRequest(to.toUri().toString(), List.of()), Observer.NONE);
        for (int i = 0; i < PHOTOS; i++) {
            assertThat(to.resolve("photos").resolve(i + ".jpg")).hasSameBinaryContentAs(photos().resolve(i + ".jpg"));
        }
        keep(control);
        assertThat(control.status().backedUp()).as("kept again").isEqualTo(PHOTOS);
        control.close();
    }

    private KeepReport keep(LocalControl control) throws NodeException {
        KeepReport report =
                control.keep(new KeepRequest(List.of(photos().toUri().toString()), false, true, false), Observer.NONE);
        assertThat(report.failed()).isEmpty();
        return report;
    }

    private static LibraryNode library(LocalControl control) {
        return control.node().libraries().iterator().next();
    }

    private LocalControl open() throws IOException {
        InetSocketAddress listen = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return new LocalControl(Node.open(new NodeSettings(home(), Optional.of(listen), false), "roost-test"));
    }

    private Path home() {
        return folder.resolve("home");
    }

    private Path photos() {
        return folder.resolve("photos");
    }
}
