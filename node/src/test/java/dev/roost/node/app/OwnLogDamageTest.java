package dev.roost.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.api.KeepReport;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.Observer;
import dev.roost.node.api.StatusReport;
import dev.roost.proto.model.LogId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A member whose own log is damaged, and whose entries nobody else has. */
class OwnLogDamageTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** What may happen to a file. */
    @FunctionalInterface
    private interface Fault {
        void strike(Path file) throws IOException;
    }

    @SuppressWarnings("NullAway.Init")
    private LoneMember member;

    @BeforeEach
    void keepPhotos() throws IOException, NodeException {
        member = new LoneMember(folder, true);
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
        LocalControl control = member.open();
        control.verify(Observer.NONE);
        LogId after = LoneMember.library(control).library().ownLog();
        assertThat(after).isNotEqualTo(before);
        StatusReport damaged = control.status();
        assertThat(damaged.photos()).isEqualTo(LoneMember.PHOTOS);
        assertThat(damaged.pending()).as("photos that no entry names any more").isPositive();
        assertThat(damaged.pending() + damaged.backedUp()).isEqualTo(LoneMember.PHOTOS);
        KeepReport again = member.keep(control);
        assertThat(again.unchanged()).isEqualTo(LoneMember.PHOTOS - damaged.pending());
        assertThat(again.newBytes()).as("sealed chunks are here already").isZero();
        control.close();

        control = member.open();
        assertThat(LoneMember.library(control).library().ownLog())
                .as("left once only")
                .isEqualTo(after);
        assertThat(control.status().backedUp()).isEqualTo(LoneMember.PHOTOS);
        assertThat(control.verify(Observer.NONE).damaged()).isZero();
        member.assertRestores(control);
        control.close();
    }

    private LogId ownLog() throws IOException {
        LocalControl control = member.open();
        LogId log = LoneMember.library(control).library().ownLog();
        control.close();
        return log;
    }

    private Path file(LogId log) throws IOException {
        String name = log.device().hex() + "-" + String.format("%016x", log.incarnation());
        try (Stream<Path> files = Files.walk(member.home().resolve("logs"))) {
            return files.filter(file -> file.endsWith(name)).findAny().orElseThrow();
        }
    }
}
