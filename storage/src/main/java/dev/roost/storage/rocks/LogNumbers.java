package dev.roost.storage.rocks;

import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.Id;
import dev.roost.proto.model.LogId;
import dev.roost.proto.model.MalformedException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The short numbers by which the rows of one library call its logs: 4 bytes instead of 40 in every fact. A number is on
 * its way to the disk before the first row that uses it, and is never given to another log. Safe for use by many
 * threads; looking one up waits for nobody.
 */
final class LogNumbers {
    private final Engine engine;
    private final long tag;

    private final Map<LogId, Integer> numbers = new ConcurrentHashMap<>();
    private final Map<Integer, LogId> logs = new ConcurrentHashMap<>();

    LogNumbers(Engine engine, long tag) {
        this.engine = engine;
        this.tag = tag;
    }

    /** Reads what is on the disk, and writes again what was given out and is not there (any more). */
    synchronized void load() throws IOException {
        Map<Integer, LogId> lost = new ConcurrentHashMap<>(logs);
        byte[] prefix = Layout.logNumbers(tag);
        engine.scan(Family.LOCAL, prefix, prefix, row -> {
            FieldReader key = new FieldReader(row.key());
            key.bytes(prefix.length);
            int number = key.u32();
            FieldReader value = new FieldReader(row.value());
            note(new LogId(DeviceId.of(value.bytes(Id.BYTES)), value.u64()), number);
            lost.remove(number);
            return true;
        });
        for (Map.Entry<Integer, LogId> one : lost.entrySet()) {
            write(one.getValue(), one.getKey());
        }
    }

    /** The number of a log, given to it now if it has none. Not to be called behind the gate. */
    synchronized int give(LogId log) throws IOException {
        Integer known = numbers.get(log);
        if (known != null) {
            return known;
        }
        int number = logs.keySet().stream().max(Integer::compare).orElse(0) + 1;
        write(log, number);
        note(log, number);
        return number;
    }

    /** The number of a log, if it has one. */
    Optional<Integer> number(LogId log) {
        return Optional.ofNullable(numbers.get(log));
    }

    /** The log that has a number. */
    LogId log(int number) throws MalformedException {
        LogId log = logs.get(number);
        if (log == null) {
            throw new MalformedException("no log has the number " + number);
        }
        return log;
    }

    /** Every log that has a number. */
    List<LogId> all() {
        return List.copyOf(numbers.keySet());
    }

    private void write(LogId log, int number) throws IOException {
        byte[] value = new FieldWriter(Id.BYTES + 8)
                .id(log.device())
                .u64(log.incarnation())
                .toBytes();
        engine.writeLazily((batch, database) -> batch.put(Family.LOCAL, Layout.logNumber(tag, number), value));
    }

    private void note(LogId log, int number) {
        numbers.put(log, number);
        logs.put(number, log);
    }
}
