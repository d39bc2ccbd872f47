package dev.roost.storage.rocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.proto.VectorFile;
import dev.roost.proto.VectorFile.Vector;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.EntryFields;
import dev.roost.proto.model.EntryHead;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.EpochName;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.LogHead;
import dev.roost.proto.model.LogId;
import dev.roost.proto.model.Octets;
import dev.roost.storage.ChunkFact;
import dev.roost.storage.StoreCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The layouts of FORMAT.md, frozen: made with {@code mvn -pl proto,storage -am verify -Droost.vectors=write}. */
class StoreVectorsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final LibraryId library = LibraryId.of(fill(32, 0x10));
    private final long tag = Layout.tag(library);
    private final LogId log = new LogId(DeviceId.of(fill(32, 0x20)), 0x0102030405060708L);
    private final LogId other = new LogId(DeviceId.of(fill(32, 0x21)), -1);
    private final ChunkId chunk = ChunkId.of(fill(32, 0x60));
    private final Map<String, Vector> vectors = new LinkedHashMap<>();

    @FunctionalInterface
    private interface Reading {
        byte[] readAndWrite(byte[] bytes) throws IOException;
    }

    @Test
    void keys() {
        ok("chunks, facts", "library 10 x 32, chunk 60 x 32", Layout.chunk(tag, chunk));
        ok("facts: counts", "library 10 x 32", Layout.counts(tag));
        ok("arrivals", "number 258", Layout.arrival(tag, 258));
        ok("elsewhere: here", "chunk 60 x 32", Layout.lackingHere(tag, chunk));
        ok(
                "elsewhere: there",
                "device 30 x 32, log 2",
                Layout.lackingThere(tag, DeviceId.of(fill(32, 0x30)), 2, chunk));
        ok("logs", "log 2, entry 259", Layout.entry(tag, 2, 259));
        ok("local: library", "library 10 x 32", Layout.library(tag));
        ok("local: log number", "log 2", Layout.logNumber(tag, 2));
        ok("local: of the device", "prefix", Layout.ofDevice());
        ok("local: of the library", "prefix", Layout.ofDeviceIn(tag));
        ok("index", "prefix", Layout.ofLibrary(tag));
        VectorFile.assertFrozen("store-keys.json", vectors);
    }

    @Test
    void facts() throws IOException {
        try (Database database = Database.open(folder)) {
            database.syncLog();
        }
        Engine engine = Engine.open(folder, new DiskRoom(folder));
        try {
            LogNumbers logs = new LogNumbers(engine, tag);
            assertThat(logs.give(log)).isEqualTo(1);
            assertThat(logs.give(other)).isEqualTo(2);
            facts(bytes -> FactRow.read(bytes, logs).write(logs), logs);
        } finally {
            engine.close();
        }
        VectorFile.assertFrozen("store-facts.json", vectors);
    }

    private void facts(Reading reading, LogNumbers logs) {
        byte[] good = new FactRow(
                        new ChunkFact(
                                true,
                                true,
                                1,
                                1_049_684,
                                255,
                                1L << 40,
                                (1L << 40) + 2_592_000,
                                List.of(new ChunkFact.Naming(log, 7), new ChunkFact.Naming(other, 1L << 33))),
                        3,
                        false)
                .write(logs);
        both("held, taken, named twice", "arrival 3, hashed at 2^40", good, reading);
        both(
                "held, unnamed",
                "type 4, 20 bytes, arrival 1",
                new FactRow(new ChunkFact(true, false, 4, 20, 0, 5, 2_592_005, List.of()), 1, false).write(logs),
                reading);
        both(
                "named, never held",
                "type 2, placement 9, taken",
                new FactRow(new ChunkFact(false, true, 2, 0, 9, 0, 0, List.of(new ChunkFact.Naming(log, 1))), 0, false)
                        .write(logs),
                reading);
        both(
                "damaged",
                "arrival 4 says that it is gone",
                new FactRow(new ChunkFact(false, false, 1, 1_092, 0, 6, 2_592_006, List.of()), 4, true).write(logs),
                reading);
        refuse("fact with an unknown flag", "flags 08", set(good, 0, 8), "unknown flags 8", reading);
        refuse("fact of a negative size", "size 2^31", set(good, 3, 0x80), "a size of", reading);
        refuse("fact with too many namings", "count 1,025", set(set(good, 31, 4), 32, 1), "at most 1024", reading);
        refuse("fact named by an unknown log", "log 9", set(good, 36, 9), "no log has the number 9", reading);
        refuse("fact cut short", "one byte less", Arrays.copyOf(good, good.length - 1), "cut short", reading);
        refuse("fact with a tail", "one byte more", Arrays.copyOf(good, good.length + 1), "too many", reading);
    }

    @Test
    void rows() {
        Reading arrivals =
                bytes -> ArrivalRow.read(new Row(Layout.arrival(tag, 5), bytes)).value();
        byte[] came = new ArrivalRow(5, true, chunk).value();
        both("arrival", "60 x 32 came", came, arrivals);
        both("arrival: gone", "60 x 32 is held no more", new ArrivalRow(5, false, chunk).value(), arrivals);
        refuse("arrival of an unknown kind", "kind 03", set(came, 0, 3), "unknown kind 3", arrivals);
        refuse("arrival cut short", "one byte less", Arrays.copyOf(came, 32), "cut short", arrivals);
        refuse("arrival with a tail", "one byte more", Arrays.copyOf(came, 34), "too many", arrivals);

        Reading counts = bytes -> CountsRow.read(bytes).write();
        byte[] good = new CountsRow(new StoreCounts(1, 2, 3, 4, 1L << 40), 6).write();
        both("counts", "1, 2, 3, 4, 2^40, next arrival 6", good, counts);
        refuse("counts cut short", "one byte less", Arrays.copyOf(good, 47), "cut short", counts);
        refuse("counts with a tail", "one byte more", Arrays.copyOf(good, 49), "too many", counts);

        Reading places = bytes ->
                Place.read(log, new Row(Layout.entry(tag, 1, 7), bytes)).value();
        byte[] place = new Place(new LogHead(log, 7, EntryHead.of(fill(32, 0x70))), 1L << 33, 262_144).value();
        both("place of an entry", "offset 2^33, 262,144 bytes, head 70 x 32", place, places);
        refuse("place of too long an entry", "262,145 bytes", set(place, 11, 1), "at most 262144", places);
        refuse("place before the file", "offset -2^63 + 2^33", set(place, 0, 0x80), "an entry 7 at", places);
        refuse("place cut short", "one byte less", Arrays.copyOf(place, 43), "cut short", places);
        ok(
                "log number",
                "log of device 20 x 32",
                new FieldWriter().id(log.device()).u64(log.incarnation()).toBytes());
        VectorFile.assertFrozen("store-rows.json", vectors);
    }

    @Test
    void logRecords() throws IOException {
        EntryFields fields = new EntryFields(
                EntryKind.STATEMENTS,
                library,
                log,
                1,
                EntryHead.NONE,
                0x10000,
                new EpochName(0x01020304),
                List.of(),
                List.of(),
                Octets.copyOf(new byte[] {9}));
        LogEntry first = LogEntry.of(fields, Octets.copyOf(fill(64, 0x7f)));
        LogFile file = new LogFile(folder, library, log);
        List<Place> places = file.append(0, List.of(first));
        Path path = folder.resolve(LogFile.nameOf(log));
        assertThat(path.getFileName().toString()).isEqualTo("20".repeat(32) + "-0102030405060708");
        byte[] good = Files.readAllBytes(path);
        ok("one record", "a STATEMENTS entry of body 09", good);
        wrong("record cut short", "one byte less", Arrays.copyOf(good, good.length - 1), Scan.Stop.TORN);
        wrong("record with a wrong byte", "last byte 7e", set(good, good.length - 1, 0x7e), Scan.Stop.TORN);
        wrong("record with a wrong length", "length + 1", set(good, 3, good[3] + 1), Scan.Stop.DAMAGED);
        wrong("record with a wrong CRC", "first byte of the CRC", set(good, 4, good[4] + 1), Scan.Stop.TORN);
        wrong("record twice", "the first entry again", join(good, good), Scan.Stop.DAMAGED);
        for (Map.Entry<String, Vector> vector : vectors.entrySet()) {
            Files.write(path, vector.getValue().bytes().toArray());
            Scan scan = file.scan(0, Optional.empty());
            String expect = vector.getValue().expect();
            assertThat(scan.stop().name()).as(vector.getKey()).isEqualTo(expect.equals("ok") ? "END" : expect);
            assertThat(scan.places()).isIn(places, List.of());
        }
        VectorFile.assertFrozen("log-records.json", vectors);
    }

    private void ok(String name, String input, byte[] bytes) {
        vectors.put(name, Vector.ok(input, bytes));
    }

    private void both(String name, String input, byte[] bytes, Reading reading) {
        try {
            assertThat(reading.readAndWrite(bytes)).as(name).isEqualTo(bytes);
        } catch (IOException e) {
            throw new AssertionError(name, e);
        }
        ok(name, input, bytes);
    }

    private void refuse(String name, String input, byte[] bytes, String because, Reading reading) {
        assertThatThrownBy(() -> reading.readAndWrite(bytes)).as(name).hasMessageContaining(because);
        vectors.put(name, Vector.refused(input, bytes, because));
    }

    private void wrong(String name, String input, byte[] bytes, Scan.Stop stop) {
        vectors.put(name, Vector.refused(input, bytes, stop.name()));
    }

    private static byte[] fill(int size, int value) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static byte[] set(byte[] bytes, int at, int value) {
        byte[] changed = bytes.clone();
        changed[at] = (byte) value;
        return changed;
    }

    private static byte[] join(byte[] a, byte[] b) {
        return Layout.join(a, b);
    }
}
