package dev.roost.storage.rocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.proto.Samples;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.LogEntry;
import dev.roost.storage.DamagedLogException;
import dev.roost.storage.Logs;
import dev.roost.storage.TestLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs whose files were not finished, rot or disappear, seen through the store. */
class LogDamageTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Samples samples = new Samples(83);
    private final LibraryId library = samples.libraryId();
    private final TestLog log = new TestLog(samples, library);
    private final TestLog other = new TestLog(samples, library);
    private final List<LogEntry> entries = log.next(5, 300);

    @SuppressWarnings("NullAway.Init")
    private TestHome home;

    @BeforeEach
    void fill() throws IOException {
        home = TestHome.at(folder);
        try (TestHome.Opened storage = home.openWithHome()) {
            logs(storage).append(entries.subList(0, 2));
            logs(storage).append(entries.subList(2, 5));
            logs(storage).append(other.next(2, 10));
        }
    }

    @Test
    void aTornTailIsCutOffAndTheLogGoesOn() throws IOException {
        LogEntry next = log.next(200);
        byte[] record = recordOf(next);
        long size = Files.size(path());
        for (int length = 1; length < record.length; length += 37) {
            Files.write(path(), Arrays.copyOf(record, length), StandardOpenOption.APPEND);
            try (TestHome.Opened storage = home.openWithHome()) {
                assertWhole(logs(storage), 5);
            }
            assertThat(Files.size(path())).isEqualTo(size);
        }
        try (TestHome.Opened storage = home.openWithHome()) {
            logs(storage).append(List.of(next));
            assertThat(logs(storage).entry(log.id(), 6)).contains(next);
        }
    }

    @Test
    void entriesThatTheIndexDoesNotKnowAreFoundInTheFile() throws IOException {
        LogEntry next = log.next(200);
        Files.write(path(), recordOf(next), StandardOpenOption.APPEND);
        try (TestHome.Opened storage = home.openWithHome()) {
            assertThat(logs(storage).head(log.id())).contains(next.position());
            assertThat(logs(storage).entry(log.id(), 6)).contains(next);
        }
    }

    @Test
    void aFileThatCannotBeReadIsSetAsideAndStopsNoOther() throws IOException {
        Files.delete(path());
        Files.createDirectory(path());
        try (TestHome.Opened storage = home.openWithHome()) {
            assertThat(logs(storage).head(log.id())).isEmpty();
            assertThat(logs(storage).damagedLogs()).containsExactly(log.id());
            assertThat(logs(storage).head(other.id())).isPresent();
            logs(storage).append(entries);
        }
        try (TestHome.Opened storage = home.openWithHome()) {
            assertThat(logs(storage).entry(log.id(), 5)).contains(entries.get(4));
            assertThat(logs(storage).damagedLogs()).containsExactly(log.id());
        }
    }

    @Test
    void withoutTheIndexEverythingIsFoundInTheFile() throws IOException {
        DiskFault.copy(Files.createDirectory(folder.resolve("empty")), home.store());
        try (TestHome.Opened storage = home.openWithHome()) {
            assertThat(storage.libraries()).containsExactly(library);
            assertWhole(logs(storage), 5);
            assertThat(logs(storage).heads()).hasSize(2);
        }
    }

    @Test
    void aWrongBitInTheMiddleIsFoundByTheReaderAndPutInOrderByAScrub() throws IOException {
        long third = 2L * (LogFile.HEAD_BYTES + entries.get(0).size());
        DiskFault.flip(path(), third + 100);
        byte[] bad = Files.readAllBytes(path());

        try (TestHome.Opened storage = home.openWithHome()) {
            Logs logs = logs(storage);
            assertThat(logs.head(log.id()))
                    .as("read only when asked for")
                    .contains(entries.get(4).position());
            assertThatThrownBy(() -> logs.entry(log.id(), 3)).isInstanceOf(DamagedLogException.class);
            assertThat(logs.entry(log.id(), 4)).contains(entries.get(3));

            assertThat(logs.scrub()).containsExactly(log.id());

            assertThat(logs.damagedLogs()).containsExactly(log.id());
            assertThat(logs.head(log.id())).contains(entries.get(1).position());
            assertThat(logs.entry(log.id(), 3)).isEmpty();
            assertThat(aside(1)).hasBinaryContent(bad);
            assertThat(logs.scrub()).isEmpty();
            logs.append(entries.subList(2, 5));
            assertWholeAfterDamage(logs);
        }
        try (TestHome.Opened storage = home.openWithHome()) {
            assertThat(logs(storage).damagedLogs()).as("known also later").containsExactly(log.id());
            assertWholeAfterDamage(logs(storage));
        }
    }

    @Test
    void aWrongBitInTheLastEntryIsFoundAtTheOpening() throws IOException {
        DiskFault.flip(path(), Files.size(path()) - 1);

        try (TestHome.Opened storage = home.openWithHome()) {
            assertThat(logs(storage).damagedLogs()).containsExactly(log.id());
            assertThat(logs(storage).head(log.id())).contains(entries.get(3).position());
            assertThat(aside(1)).exists();
            logs(storage).append(entries.subList(4, 5));
            assertWholeAfterDamage(logs(storage));
        }
    }

    @Test
    void aFileCutAtTheEndOfAnEntryIsDamagedAllTheSame() throws IOException {
        DiskFault.cut(path(), LogFile.HEAD_BYTES + entries.get(0).size());
        try (TestHome.Opened storage = home.openWithHome()) {
            assertThat(logs(storage).damagedLogs()).containsExactly(log.id());
            assertThat(logs(storage).head(log.id())).contains(entries.get(0).position());
        }
    }

    @Test
    void aFileThatIsGoneIsMissed() throws IOException {
        Files.delete(path());
        try (TestHome.Opened storage = home.openWithHome()) {
            assertThat(logs(storage).damagedLogs()).containsExactly(log.id());
            assertThat(logs(storage).head(log.id())).isEmpty();
            assertThat(logs(storage).heads()).hasSize(1);
            logs(storage).append(entries);
            assertWholeAfterDamage(logs(storage));
        }
    }

    @Test
    void damageDoneWhileTheStoreIsOpenIsSeenAfterAReopening() throws IOException {
        try (TestHome.Opened storage = home.openWithHome()) {
            DiskFault.flip(path(), Files.size(path()) - 1);
            storage.reopen();
            assertThat(logs(storage).damagedLogs()).containsExactly(log.id());
            assertThat(logs(storage).head(log.id())).contains(entries.get(3).position());
        }
    }

    @Test
    void otherFilesInTheFolderAreLeftAlone() throws IOException {
        Path note = Files.writeString(path().resolveSibling("note.txt"), "mine");
        Files.createDirectory(home.path.resolve("logs/lost+found"));
        try (TestHome.Opened storage = home.openWithHome()) {
            assertThat(storage.libraries()).containsExactly(library);
            assertThat(logs(storage).scrub()).isEmpty();
        }
        assertThat(note).hasContent("mine");
    }

    private void assertWhole(Logs logs, int count) throws IOException {
        assertThat(logs.head(log.id())).contains(entries.get(count - 1).position());
        for (int seq = 1; seq <= count; seq++) {
            assertThat(logs.entry(log.id(), seq)).contains(entries.get(seq - 1));
        }
        assertThat(logs.damagedLogs()).isEmpty();
    }

    private void assertWholeAfterDamage(Logs logs) throws IOException {
        for (int seq = 1; seq <= 5; seq++) {
            assertThat(logs.entry(log.id(), seq)).contains(entries.get(seq - 1));
        }
    }

    /** The record of an entry, made in a file of its own. */
    private byte[] recordOf(LogEntry entry) throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        new LogFile(elsewhere, library, log.id()).append(0, List.of(entry));
        try (Stream<Path> files = Files.list(elsewhere)) {
            return Files.readAllBytes(files.findFirst().orElseThrow());
        }
    }

    private Logs logs(TestHome.Opened storage) throws IOException {
        return storage.library(library).logs();
    }

    private Path path() {
        return home.path.resolve("logs").resolve(library.hex()).resolve(LogFile.nameOf(log.id()));
    }

    private Path aside(int number) {
        return path().resolveSibling(LogFile.nameOf(log.id()) + ".damaged-" + number);
    }
}
