package dev.roost.node.library;

import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.Id;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.PhotoId;
import dev.roost.storage.Table;
import dev.roost.storage.TableBatch;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Photos in the order in which they were taken, the last first, those of which nobody knows when at the end: a row for
 * each photo, and one for each month with how many it has. A month is a range of rows, and nothing here takes more
 * memory when there are more photos. Reading is safe for use by many threads; writing belongs to the lock of its index.
 */
public final class Timeline {
    /** shelf u8 ‖ time u64 ‖ photo 32: a {@link TimelineRow}. Times run backwards. */
    static final char LINE = 'L';

    /** photo 32: the key of its line. */
    static final char FILED = 'F';

    /** shelf u8 ‖ month u32: photos u64. Months run backwards. */
    static final char MONTH = 'N';

    private static final long UNDATED = -1;
    private static final int UNDATED_MONTH = -1;
    private static final int MONTHS = 12;

    private final Table table;

    Timeline(Table table) {
        this.table = table;
    }

    /** A month, or none for photos without a time, and how many photos it has. */
    public record Month(Optional<YearMonth> month, long photos) {}

    /** Sees one photo after the other. */
    @FunctionalInterface
    public interface Visitor {
        /** Returns whether to go on. */
        boolean photo(TimelineRow row) throws IOException;
    }

    /** Puts a photo where it belongs, from wherever it was. */
    void file(TimelineRow row, TimelineQuery.Shelf shelf) throws IOException {
        remove(row.id());
        byte[] line = lineKey(shelf, stamp(row)).id(row.id()).toBytes();
        table.apply(new TableBatch().put(line, row.encode()).put(RowKey.of(FILED, row.id()), line));
        count(monthKey(line), 1);
    }

    /** Takes a photo out. */
    void remove(PhotoId photo) throws IOException {
        Optional<byte[]> line = table.get(RowKey.of(FILED, photo));
        if (line.isPresent()) {
            table.apply(new TableBatch().remove(line.get()).remove(RowKey.of(FILED, photo)));
            count(monthKey(line.get()), -1);
        }
    }

    /** A photo's row, if it has one. */
    public Optional<TimelineRow> row(PhotoId photo) throws IOException {
        Optional<byte[]> line = table.get(RowKey.of(FILED, photo));
        Optional<byte[]> row = line.isEmpty() ? Optional.empty() : table.get(line.get());
        return row.isEmpty() ? Optional.empty() : Optional.of(TimelineRow.parse(photo, row.get()));
    }

    /** How many photos match, by month; months without any are left out. */
    public List<Month> months(TimelineQuery query) throws IOException {
        return query.words().isEmpty() ? counted(query) : sought(query);
    }

    /** Some photos of a month, or of those without a time. */
    public List<TimelineRow> page(TimelineQuery query, Optional<YearMonth> month, long from, int count)
            throws IOException {
        List<TimelineRow> page = new ArrayList<>();
        long[] passed = {0};
        Visitor visitor = row -> {
            if (passed[0]++ >= from) {
                page.add(row);
            }
            return page.size() < count;
        };
        if (count > 0 && month.isPresent()) {
            walk(query.in(month.get()), visitor);
        } else if (count > 0 && !query.isDated()) {
            walk(query, UNDATED, visitor);
        }
        return page;
    }

    /** Shows every photo that matches, in order. */
    public void walk(TimelineQuery query, Visitor visitor) throws IOException {
        long first =
                query.until().map(day -> stamp(millis(day.plusDays(1)) - 1)).orElse(0L);
        walk(query, first, visitor);
    }

    private void walk(TimelineQuery query, long firstStamp, Visitor visitor) throws IOException {
        Optional<Long> last = query.since().map(day -> stamp(millis(day)));
        byte[] prefix = RowKey.start(LINE).u8(query.shelf().code()).toBytes();
        table.scanFrom(prefix, lineKey(query.shelf(), firstStamp).toBytes(), (key, value) -> {
            FieldReader in = new FieldReader(key);
            in.u16();
            long stamp = in.u64();
            boolean beyond = last.isPresent() && Long.compareUnsigned(stamp, last.get()) > 0;
            if (beyond || (stamp == UNDATED && query.isDated())) {
                return false;
            }
            TimelineRow row = TimelineRow.parse(PhotoId.of(in.bytes(Id.BYTES)), value);
            return !query.matches(row) || visitor.photo(row);
        });
    }

    private List<Month> counted(TimelineQuery query) throws IOException {
        List<Month> months = new ArrayList<>();
        table.scan(RowKey.start(MONTH).u8(query.shelf().code()).toBytes(), (key, value) -> {
            Optional<YearMonth> month = monthIn(key);
            long photos = new FieldReader(value).u64();
            if (month.isPresent() && !query.holdsAllOf(month.get())) {
                photos = count(query.in(month.get()));
            } else if (month.isEmpty() && query.isDated()) {
                photos = 0;
            }
            if (photos > 0) {
                months.add(new Month(month, photos));
            }
            return true;
        });
        return months;
    }

    private long count(TimelineQuery query) throws IOException {
        long[] photos = {0};
        walk(query, row -> {
            photos[0]++;
            return true;
        });
        return photos[0];
    }

    private List<Month> sought(TimelineQuery query) throws IOException {
        List<Month> months = new ArrayList<>();
        walk(query, row -> {
            Optional<YearMonth> month = row.taken().map(time -> YearMonth.from(time.local()));
            int last = months.size() - 1;
            if (last >= 0 && months.get(last).month().equals(month)) {
                months.set(last, new Month(month, months.get(last).photos() + 1));
            } else {
                months.add(new Month(month, 1));
            }
            return true;
        });
        return months;
    }

    private void count(byte[] monthKey, long more) throws IOException {
        Optional<byte[]> row = table.get(monthKey);
        long photos = (row.isEmpty() ? 0 : new FieldReader(row.get()).u64()) + more;
        TableBatch batch = new TableBatch();
        table.apply(
                photos > 0 ? batch.put(monthKey, new FieldWriter(8).u64(photos).toBytes()) : batch.remove(monthKey));
    }

    private static FieldWriter lineKey(TimelineQuery.Shelf shelf, long stamp) {
        return RowKey.start(LINE).u8(shelf.code()).u64(stamp);
    }

    /** The counter that a line stands in. */
    private static byte[] monthKey(byte[] line) throws MalformedException {
        FieldReader in = new FieldReader(line);
        in.u8();
        FieldWriter key = RowKey.start(MONTH).u8(in.u8());
        long stamp = in.u64();
        if (stamp == UNDATED) {
            return key.u32(UNDATED_MONTH).toBytes();
        }
        LocalDateTime local =
                LocalDateTime.ofEpochSecond(Math.floorDiv(Long.MAX_VALUE - stamp, 1_000L), 0, ZoneOffset.UTC);
        return key.u32(Integer.MAX_VALUE - (local.getYear() * MONTHS + local.getMonthValue() - 1))
                .toBytes();
    }

    private static Optional<YearMonth> monthIn(byte[] key) throws MalformedException {
        FieldReader in = new FieldReader(key);
        in.u16();
        int code = in.u32();
        int months = Integer.MAX_VALUE - code;
        return code == UNDATED_MONTH
                ? Optional.empty()
                : Optional.of(YearMonth.of(months / MONTHS, months % MONTHS + 1));
    }

    private static long stamp(TimelineRow row) {
        return row.localMillis().map(Timeline::stamp).orElse(UNDATED);
    }

    /** Later times have smaller stamps, unsigned. */
    private static long stamp(long millis) {
        return Long.MAX_VALUE - millis;
    }

    private static long millis(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
