package dev.roost.storage.rocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.proto.Samples;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.LogEntry;
import dev.roost.storage.DamagedLogException;
import dev.roost.storage.TestLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way in which the bytes of a log file can be wrong. */
class LogFileTest {
    private static final int GOOD_ENTRIES = 3;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Samples samples = new Samples(79);
    private final LibraryId library = samples.libraryId();
    private final TestLog log = new TestLog(samples, library);
    private final List<LogEntry> entries = log.next(GOOD_ENTRIES, 40);

    @SuppressWarnings("NullAway.Init")
    private LogFile file;

    @SuppressWarnings("NullAway.Init")
    private List<Place> places;

    @SuppressWarnings("NullAway.Init")
    private byte[] good;

    @BeforeEach
    void fill() throws IOException {
        file = new LogFile(folder, library, log.id());
        places = file.append(0, entries);
        good = Files.readAllBytes(path());
    }

    @Test
    void readsWhatItWrote() throws IOException {
        assertThat(file.scan(0, Optional.empty())).isEqualTo(new Scan(places, good.length, Scan.Stop.END));
        assertThat(file.scan(places.get(0).end(), Optional.of(places.get(0).head())))
                .isEqualTo(new Scan(places.subList(1, 3), good.length, Scan.Stop.END));
        for (int i = 0; i < GOOD_ENTRIES; i++) {
            assertThat(file.read(places.get(i))).isEqualTo(entries.get(i));
        }
    }

    @Test
    void anAppendThatStoppedAtAnyByteIsATornTail() throws IOException {
        int last = (int) places.get(2).offset();
        for (int length = good.length - 1; length >= last; length--) {
            DiskFault.cut(path(), length);

            Scan scan = file.scan(0, Optional.empty());

            assertThat(scan.places()).as("cut at %d", length).isEqualTo(places.subList(0, 2));
            assertThat(scan.end()).as("cut at %d", length).isEqualTo(last);
            assertThat(scan.stop()).as("cut at %d", length).isEqualTo(length == last ? Scan.Stop.END : Scan.Stop.TORN);
        }
    }

    @Test
    void anAppendOfSeveralEntriesThatStoppedInTheFirstIsATornTail() throws IOException {
        for (int length : new int[] {1, 7, 8, 9, 100, (int) places.get(1).offset() - 1}) {
            Files.write(path(), Arrays.copyOf(good, length));
            assertThat(file.scan(0, Optional.empty())).isEqualTo(new Scan(List.of(), 0, Scan.Stop.TORN));
        }
    }

    @Test
    void ofAnyWrongBitOnlyTheGoodPartBeforeItIsTaken() throws IOException {
        for (int bit = 0; bit < good.length * 8; bit++) {
            DiskFault.flipBit(path(), bit);
            int hit = 0;
            while (places.get(hit).end() <= bit / 8) {
                hit++;
            }

            Scan scan = file.scan(0, Optional.empty());

            assertThat(scan.places()).as("bit %d", bit).isEqualTo(places.subList(0, hit));
            assertThat(scan.end()).as("bit %d", bit).isEqualTo(places.get(hit).offset());
            boolean wasWhole =
                    hit < GOOD_ENTRIES - 1 || bit / 8 < places.get(hit).offset() + 4;
            assertThat(scan.stop()).as("bit %d", bit).isEqualTo(wasWhole ? Scan.Stop.DAMAGED : Scan.Stop.TORN);
            DiskFault.flipBit(path(), bit);
        }
    }

    @Test
    void aPlaceWithWrongBytesIsNotRead() throws IOException {
        DiskFault.flip(path(), places.get(1).offset() + 100);

        assertThatThrownBy(() -> file.read(places.get(1)))
                .isInstanceOf(DamagedLogException.class)
                .hasMessageContaining("entry 2");
        assertThat(file.read(places.get(2))).isEqualTo(entries.get(2));
        Files.delete(path());
        assertThatThrownBy(() -> file.read(places.get(2))).isInstanceOf(DamagedLogException.class);
    }

    @Test
    void entriesOfAnotherLogOrOutOfOrderAreDamage() throws IOException {
        TestLog other = new TestLog(samples, library);
        TestLog foreign = new TestLog(samples, samples.libraryId(), log.id());
        for (LogEntry wrong : List.of(other.next(9), foreign.next(9), entries.get(0), entries.get(2))) {
            Files.write(path(), Arrays.copyOf(good, (int) places.get(1).end()));
            file.append(places.get(1).end(), List.of(wrong));
            Scan scan = file.scan(0, Optional.empty());
            boolean right = wrong.equals(entries.get(2));
            assertThat(scan.stop()).isEqualTo(right ? Scan.Stop.END : Scan.Stop.DAMAGED);
            assertThat(scan.places()).hasSize(right ? 3 : 2);
        }
    }

    @Test
    void anAppendOverwritesWhatAFailedOneLeft() throws IOException {
        Files.write(path(), Arrays.copyOf(good, good.length + 1_000));

        LogEntry next = log.next(10);
        file.append(good.length, List.of(next));

        assertThat(file.scan(0, Optional.empty()).places()).hasSize(4);
        assertThat(file.size()).isEqualTo(good.length + LogFile.HEAD_BYTES + next.size());
    }

    @Test
    void aFileThatBecameShorterIsNotWrittenTo() throws IOException {
        Files.write(path(), Arrays.copyOf(good, good.length - 1));
        assertThatThrownBy(() -> file.append(good.length, List.of(log.next(1))))
                .isInstanceOf(DamagedLogException.class);
        assertThat(file.size()).isEqualTo(good.length - 1);
    }

    @Test
    void whatIsSetAsideKeepsItsBytesAndItsPlaceInTheRow() throws IOException {
        file.setAside();
        file.cut(places.get(0).end());
        file.setAside();
        Files.delete(path());
        file.setAside();

        assertThat(aside(1)).hasBinaryContent(good);
        assertThat(aside(2))
                .hasBinaryContent(Arrays.copyOf(good, (int) places.get(0).end()));
        assertThat(aside(3)).isEmptyFile();
    }

    private Path path() {
        return folder.resolve(LogFile.nameOf(log.id()));
    }

    private Path aside(int number) {
        return folder.resolve(LogFile.nameOf(log.id()) + ".damaged-" + number);
    }
}
