package dev.roost.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.proto.Samples;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.LogId;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of the exceptions that other devices tell. */
public abstract class ExceptionsContract {
    private final Samples samples = new Samples(19);
    private final LibraryId library = samples.libraryId();
    private final DeviceId device = samples.deviceId();
    private final LogId log = samples.logId();
    private final List<ChunkId> ids =
            Stream.generate(samples::chunkId).limit(600).toList();

    @SuppressWarnings("NullAway.Init")
    private Storage storage;

    @SuppressWarnings("NullAway.Init")
    private Exceptions elsewhere;

    protected abstract Storage open() throws IOException;

    @BeforeEach
    void begin() throws IOException {
        storage = open();
        elsewhere = storage.library(library).elsewhere();
    }

    @AfterEach
    void end() throws IOException {
        storage.close();
    }

    @Test
    void theNewestWordOfADeviceStands() throws IOException {
        assertThat(elsewhere.of(device, log)).isEmpty();

        elsewhere.replace(device, log, ids);
        assertThat(elsewhere.of(device, log)).hasSize(600).containsAll(ids);

        elsewhere.replace(device, log, ids.subList(1, 3));
        assertThat(elsewhere.of(device, log)).containsExactlyInAnyOrder(ids.get(1), ids.get(2));

        elsewhere.replace(device, log, List.of());
        assertThat(elsewhere.of(device, log)).isEmpty();
    }

    @Test
    void devicesLogsAndLibrariesAreKeptApart() throws IOException {
        Exceptions other = storage.library(samples.libraryId()).elsewhere();
        elsewhere.replace(device, log, ids.subList(0, 1));
        elsewhere.replace(device, samples.logId(), ids.subList(1, 2));
        elsewhere.replace(samples.deviceId(), log, ids.subList(2, 3));
        other.replace(device, log, ids.subList(3, 4));

        assertThat(elsewhere.of(device, log)).containsExactly(ids.get(0));
        assertThat(other.of(device, log)).containsExactly(ids.get(3));
        assertThat(storage.library(library).chunks().lacking(Optional.empty(), 10))
                .as("what others lack is not lacking here")
                .isEmpty();
    }

    @Test
    void theyOutliveAReopening() throws IOException {
        elsewhere.replace(device, log, ids.subList(0, 2));
        storage.reopen();
        assertThat(elsewhere.of(device, log)).containsExactlyInAnyOrder(ids.get(0), ids.get(1));
    }

    @Test
    void afterTheCloseEveryCallIsRefused() throws IOException {
        storage.close();
        assertThatThrownBy(() -> elsewhere.of(device, log)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> elsewhere.replace(device, log, ids)).isInstanceOf(IllegalStateException.class);
    }
}
