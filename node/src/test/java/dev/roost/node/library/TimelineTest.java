package dev.roost.node.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.kit.Household;
import dev.roost.proto.model.CaptureTime;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.MediaType;
import dev.roost.proto.model.PhotoId;
import dev.roost.storage.HomeFolder;
import dev.roost.storage.LibraryStore;
import dev.roost.storage.Storage;
import dev.roost.storage.Table;
import dev.roost.storage.rocks.RocksStorage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineTest {
    private static final LocalDateTime FIRST = LocalDateTime.of(1999, 12, 31, 23, 59, 59);

    @TempDir
    private Path folder;

    private static Table inMemory() throws IOException {
        return Household.found(3).founder().store().index();
    }

    private static TimelineRow row(int number, Optional<LocalDateTime> taken, String text) {
        PhotoId id = PhotoId.of(ByteBuffer.allocate(32).putInt(number).array());
        Optional<CaptureTime> time = taken.map(local -> new CaptureTime(local, Optional.empty()));
        return new TimelineRow(id, time, "IMG_" + number, MediaType.JPEG, false, 1, 400, 300, Optional.empty(), text);
    }

    private static TimelineQuery query(String since, String until, String... words) {
        return new TimelineQuery(
                Optional.of(since).filter(day -> !day.isEmpty()).map(LocalDate::parse),
                Optional.of(until).filter(day -> !day.isEmpty()).map(LocalDate::parse),
                List.of(words),
                List.of(),
                TimelineQuery.Shelf.SHOWN);
    }

    private static List<String> told(List<Timeline.Month> months) {
        return months.stream()
                .map(month -> month.month().map(YearMonth::toString).orElse("?") + "=" + month.photos())
                .toList();
    }

    @Test
    void monthsRunBackwardsAndPhotosWithoutATimeComeLast() throws Exception {
        Timeline timeline = new Timeline(inMemory());
        timeline.file(row(1, Optional.of(LocalDateTime.of(2024, 7, 15, 12, 0)), "a"), TimelineQuery.Shelf.SHOWN);
        timeline.file(row(2, Optional.of(LocalDateTime.of(2024, 7, 31, 23, 59, 59)), "b"), TimelineQuery.Shelf.SHOWN);
        timeline.file(row(3, Optional.of(LocalDateTime.of(2024, 8, 1, 0, 0)), "c"), TimelineQuery.Shelf.SHOWN);
        timeline.file(row(4, Optional.empty(), "d"), TimelineQuery.Shelf.SHOWN);
        timeline.file(row(5, Optional.of(LocalDateTime.of(1890, 1, 1, 0, 0)), "e"), TimelineQuery.Shelf.SHOWN);
        timeline.file(row(6, Optional.of(LocalDateTime.of(2024, 7, 1, 0, 0)), "f"), TimelineQuery.Shelf.TRASHED);
        assertThat(told(timeline.months(TimelineQuery.ALL)))
                .containsExactly("2024-08=1", "2024-07=2", "1890-01=1", "?=1");
        assertThat(told(timeline.months(query("2024-07-16", "2024-07-31")))).containsExactly("2024-07=1");
        assertThat(told(timeline.months(query("", "2024-07-15")))).containsExactly("2024-07=1", "1890-01=1");
        assertThat(told(timeline.months(query("", "", "B")))).containsExactly("2024-07=1");
        assertThat(told(timeline.months(query("2025-01-01", "2024-01-01")))).isEmpty();
        assertThat(timeline.page(TimelineQuery.ALL, Optional.of(YearMonth.of(2024, 7)), 0, 10))
                .extracting(TimelineRow::name)
                .containsExactly("IMG_2", "IMG_1");
        assertThat(timeline.page(TimelineQuery.ALL, Optional.of(YearMonth.of(2024, 7)), 1, 10))
                .extracting(TimelineRow::name)
                .containsExactly("IMG_1");
        assertThat(timeline.page(TimelineQuery.ALL, Optional.empty(), 0, 10))
                .extracting(TimelineRow::name)
                .containsExactly("IMG_4");
        assertThat(timeline.page(query("2024-01-01", ""), Optional.empty(), 0, 10))
                .isEmpty();
    }

    @Test
    void aPhotoLiesInOnePlaceWhateverIsSaidOfIt() throws Exception {
        Timeline timeline = new Timeline(inMemory());
        timeline.file(row(1, Optional.empty(), "a"), TimelineQuery.Shelf.SHOWN);
        timeline.file(row(1, Optional.of(LocalDateTime.of(2024, 7, 15, 12, 0)), "a"), TimelineQuery.Shelf.SHOWN);
        assertThat(told(timeline.months(TimelineQuery.ALL))).containsExactly("2024-07=1");
        timeline.file(row(1, Optional.of(LocalDateTime.of(2024, 7, 15, 12, 0)), "a"), TimelineQuery.Shelf.TRASHED);
        assertThat(timeline.months(TimelineQuery.ALL)).isEmpty();
        timeline.remove(row(1, Optional.empty(), "a").id());
        timeline.remove(row(1, Optional.empty(), "a").id());
        assertThat(timeline.months(new TimelineQuery(
                        Optional.empty(), Optional.empty(), List.of(), List.of(), TimelineQuery.Shelf.TRASHED)))
                .isEmpty();
    }

    /** Takes some seconds; what it shows does not depend on how many rows there are, so a slow one fails by far. */
    @Test
    void aHundredThousandPhotosAreSeenAPieceAtATime() throws Exception {
        int count = 100_000;
        Random random = new Random(5);
        Map<YearMonth, Long> expected = new TreeMap<>();
        try (HomeFolder home = HomeFolder.open(folder.resolve("home"));
                Storage storage = RocksStorage.open(home, () -> 0)) {
            LibraryStore store = storage.library(LibraryId.of(new byte[32]));
            for (int from = 0; from < count; from += 1_000) {
                Sheet sheet = new Sheet(store.index());
                Timeline filing = new Timeline(sheet);
                for (int i = from; i < from + 1_000; i++) {
                    LocalDateTime taken = FIRST.plusSeconds(random.nextInt(20 * 365 * 86_400));
                    expected.merge(YearMonth.from(taken), 1L, Long::sum);
                    filing.file(
                            row(i, Optional.of(taken), "pictures/img_" + i + ".jpg\nmodel " + i % 7),
                            TimelineQuery.Shelf.SHOWN);
                }
                sheet.apply();
            }
            Timeline timeline = new Timeline(store.index());
            List<Timeline.Month> months = timeline.months(TimelineQuery.ALL);
            assertThat(months).hasSize(expected.size());
            assertThat(months)
                    .allSatisfy(month -> assertThat(month.photos())
                            .isEqualTo(expected.get(month.month().orElseThrow())));
            assertThat(told(timeline.months(query("", "", "img_4711.")))).hasSize(1);
            assertThat(timeline.months(query("", "", "model 3")).stream()
                            .mapToLong(Timeline.Month::photos)
                            .sum())
                    .isEqualTo(count / 7 + 1);
            pagesOf(timeline, months.get(100));
        }
    }

    private static void pagesOf(Timeline timeline, Timeline.Month month) throws IOException {
        List<Long> times = new ArrayList<>();
        for (long from = 0; from < month.photos() + 50; from += 50) {
            for (TimelineRow row : timeline.page(TimelineQuery.ALL, month.month(), from, 50)) {
                times.add(row.taken().orElseThrow().local().toEpochSecond(ZoneOffset.UTC));
            }
        }
        assertThat(times).hasSize((int) month.photos());
        assertThat(times).isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }
}
