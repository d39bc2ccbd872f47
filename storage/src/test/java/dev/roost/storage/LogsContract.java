package dev.roost.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.proto.Samples;
import dev.roost.proto.model.EntryHead;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.LogId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of logs promises. */
public abstract class LogsContract {
    protected final Samples samples = new Samples(11);
    protected final LibraryId library = samples.libraryId();
    private final TestLog log = new TestLog(samples, library);

    @SuppressWarnings("NullAway.Init")
    private Storage storage;

    @SuppressWarnings("NullAway.Init")
    private Logs logs;

    protected abstract Storage open() throws IOException;

    @BeforeEach
    void begin() throws IOException {
        storage = open();
        logs = storage.library(library).logs();
    }

    @AfterEach
    void end() throws IOException {
        storage.close();
    }

    @Test
    void givesBackTheBytesThatWereSigned() throws IOException {
        List<LogEntry> entries = log.next(3, 700);

        logs.append(entries.subList(0, 1));
        logs.append(entries.subList(1, 3));

        for (LogEntry entry : entries) {
            LogEntry kept = logs.entry(log.id(), entry.fields().seq()).orElseThrow();
            assertThat(kept.bytes()).isEqualTo(entry.bytes());
        }
        assertThat(logs.head(log.id())).contains(entries.get(2).position());
        assertThat(logs.heads()).containsExactly(entries.get(2).position());
    }

    @Test
    void beyondItsEndALogHasNoEntry() throws IOException {
        assertThat(logs.entry(log.id(), 1)).isEmpty();
        assertThat(logs.head(log.id())).isEmpty();
        logs.append(log.next(2, 10));

        assertThat(logs.entry(log.id(), 3)).isEmpty();
        assertThat(logs.entry(log.id(), 0)).isEmpty();
        assertThat(logs.entry(log.id(), -1)).isEmpty();
        assertThat(logs.entry(samples.logId(), 1)).isEmpty();
    }

    @Test
    void takesTheLargestEntry() throws IOException {
        LogEntry small = log.next(0);
        int room = Limits.ENTRY_BYTES_MAX - small.size();
        LogEntry large = log.next(room);
        assertThat(large.size()).isEqualTo(Limits.ENTRY_BYTES_MAX);

        logs.append(List.of(small, large));

        assertThat(logs.entry(log.id(), 2)).contains(large);
    }

    @Test
    void showsTheHeadsOfAllLogsInOrder() throws IOException {
        List<TestLog> many = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            TestLog one = new TestLog(samples, library);
            logs.append(one.next(1 + i % 3, 50));
            many.add(one);
        }
        LogId sibling = new LogId(many.get(0).id().device(), ~many.get(0).id().incarnation());
        TestLog next = new TestLog(samples, library, sibling);
        logs.append(next.next(1, 50));
        many.add(next);

        assertThat(logs.heads())
                .isEqualTo(many.stream()
                        .map(one -> one.entries().get(one.entries().size() - 1).position())
                        .sorted((a, b) -> a.log().compareTo(b.log()))
                        .toList());
    }

    @Test
    void refusesAGapAForkAndARepetition() throws IOException {
        List<LogEntry> entries = log.next(3, 20);
        logs.append(entries.subList(0, 2));
        EntryHead second = entries.get(1).head();

        Stream<List<LogEntry>> wrong = Stream.of(
                List.of(log.entry(4, second, 20)),
                List.of(log.entry(3, entries.get(0).head(), 20)),
                List.of(log.entry(2, entries.get(0).head(), 20)),
                List.of(log.entry(1, EntryHead.NONE, 20)),
                List.of(entries.get(2), log.entry(4, second, 20)),
                List.of(entries.get(2), entries.get(2)));
        wrong.forEach(some ->
                assertThatThrownBy(() -> logs.append(some)).as("%s", some).isInstanceOf(BrokenChainException.class));

        assertThat(logs.head(log.id())).contains(entries.get(1).position());
        assertThat(logs.entry(log.id(), 3))
                .as("nothing of a refused append is kept")
                .isEmpty();
        logs.append(entries.subList(2, 3));
        assertThat(logs.entry(log.id(), 3)).contains(entries.get(2));
    }

    @Test
    void aLogBeginsWithItsFirstEntry() {
        LogEntry first = log.next(20);
        LogEntry second = log.next(20);

        assertThatThrownBy(() -> logs.append(List.of(second)))
                .isInstanceOf(BrokenChainException.class)
                .hasMessageContaining("the beginning of its log");
        assertThat(first.fields().seq()).isEqualTo(1);
        assertThat(logs.heads()).isEmpty();
    }

    @Test
    void entriesOfTwoLogsOrAnotherLibraryAreAMistake() {
        TestLog other = new TestLog(samples, library);
        TestLog foreign = new TestLog(samples, samples.libraryId());

        assertThatThrownBy(() -> logs.append(List.of(log.next(1), other.next(1))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> logs.append(foreign.next(1, 1))).isInstanceOf(IllegalArgumentException.class);
        assertThat(logs.heads()).isEmpty();
    }

    @Test
    void appendingNothingIsFine() throws IOException {
        logs.append(List.of());
        assertThat(logs.heads()).isEmpty();
    }

    @Test
    void everythingIsThereAfterAReopening() throws IOException {
        List<LogEntry> entries = log.next(5, 300);
        logs.append(entries.subList(0, 4));

        storage.reopen();

        assertThat(logs.entry(log.id(), 4)).contains(entries.get(3));
        logs.append(entries.subList(4, 5));
        assertThat(logs.head(log.id())).contains(entries.get(4).position());
    }

    @Test
    void nothingIsDamagedWhereNothingHappened() throws IOException {
        logs.append(log.next(5, 300));

        assertThat(logs.scrub()).isEmpty();
        assertThat(logs.damagedLogs()).isEmpty();
        assertThat(logs.entry(log.id(), 5)).isPresent();
    }

    @Test
    void afterTheCloseEveryCallIsRefused() throws IOException {
        logs.append(log.next(1, 1));
        storage.close();

        List<ThrowingCallable> calls = List.of(
                logs::heads,
                () -> logs.head(log.id()),
                () -> logs.append(log.next(1, 1)),
                () -> logs.entry(log.id(), 1),
                logs::scrub,
                logs::damagedLogs);
        for (int i = 0; i < calls.size(); i++) {
            assertThatThrownBy(calls.get(i)).as("call %d", i).isInstanceOf(IllegalStateException.class);
        }
    }
}
