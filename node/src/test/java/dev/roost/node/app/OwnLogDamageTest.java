package dev.roost.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.api.InitRequest;
import dev.roost.node.api.KeepReport;
import dev.roost.node.api.KeepRequest;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.Observer;
import dev.roost.node.api.RestoreRequest;
import dev.roost.node.api.StatusReport;
import dev.roost.proto.model.LogId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A member whose own log is damaged, and whose entries nobody else has. */
class OwnLogDamageTest {
    private static final int PHOTOS = 12;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** What may happen to a file. */
    @FunctionalInterface
    private interface Fault {
        void strike(Path file) throws IOException;
    }

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
    void withABitFlippedWhatItNamedIsKeptAgain() throws IOException, NodeException {
        mends(file -> {
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 4;
            Files.write(file, bytes);
        });
    }

    @Test
    void cutShortWhatItNamedIsKeptAgain() throws IOException, NodeException {
        mends(file -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(channel.size() / 2);
            }
        });
    }

    @Test
    void overwrittenWhatItNamedIsKeptAgain() throws IOException, NodeException {
        mends(file -> Files.write(file, new byte[(int) Files.size(file)]));
    }

    @Test
    void goneWhatItNamedIsKeptAgain() throws IOException, NodeException {
        mends(Files::delete);
    }

    /** Damaged between two runs, found at the start or by verify, mended for good by keeping again. */
    private void mends(Fault fault) throws IOException, NodeException {
        LogId before = ownLog();
        fault.strike(file(before));
        LocalControl control = open();
        control.verify(Observer.NONE);
        LogId after = library(control).library().ownLog();
        assertThat(after).isNotEqualTo(before);
        StatusReport damaged = control.status();
        assertThat(damaged.photos()).isEqualTo(PHOTOS);
        assertThat(damaged.pending()).as("photos that no entry names any more").isPositive();
        assertThat(damaged.pending() + damaged.backedUp()).isEqualTo(PHOTOS);
        KeepReport again = keep(control);
        assertThat(again.unchanged()).isEqualTo(PHOTOS - damaged.pending());
        assertThat(again.newBytes()).as("sealed chunks are here already").isZero();
        control.close();

        control = open();
        assertThat(library(control).library().ownLog()).as("left once only").isEqualTo(after);
        assertThat(control.status().backedUp()).isEqualTo(PHOTOS);
        assertThat(control.verify(Observer.NONE).damaged()).isZero();
        Path to = folder.resolve("restored");
        control.restore(new RestoreRequest(to.toUri().toString(), List.of()), Observer.NONE);
        for (int i = 0; i < PHOTOS; i++) {
            String name = i + ".jpg";
            try (Stream<Path> found = Files.walk(to)) {
                assertThat(found.filter(file -> file.endsWith(name)))
                        .singleElement()
                        .satisfies(file -> assertThat(file).hasSameBinaryContentAs(photos().resolve(name)));
            }
        }
        control.close();
    }

    private KeepReport keep(LocalControl control) throws NodeException {
        KeepReport report =
                control.keep(new KeepRequest(List.of(photos().toUri().toString()), true, true, false), Observer.NONE);
        assertThat(report.failed()).isEmpty();
        return report;
    }

    private LogId ownLog() throws IOException {
        LocalControl control = open();
        LogId log = library(control).library().ownLog();
        control.close();
        return log;
    }

    private Path file(LogId log) throws IOException {
        String name = log.device().hex() + "-" + String.format("%016x", log.incarnation());
        try (Stream<Path> files = Files.walk(home().resolve("logs"))) {
            return files.filter(file -> file.endsWith(name)).findAny().orElseThrow();
        }
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
