package dev.roost.storage.rocks;

import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.LogId;
import dev.roost.storage.Exceptions;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What others lack of one library, in RocksDB. Safe for use by many threads. */
final class RocksExceptions implements Exceptions {
    private final Engine engine;
    private final Intake intake;
    private final long tag;
    private final LogNumbers logs;

    RocksExceptions(Engine engine, Intake intake, long tag, LogNumbers logs) {
        this.engine = engine;
        this.intake = intake;
        this.tag = tag;
        this.logs = logs;
    }

    @Override
    public void replace(DeviceId device, LogId log, Collection<ChunkId> lacking) throws IOException {
        if (device.equals(Layout.HERE)) {
            throw new IllegalArgumentException("no device has this id: " + device);
        }
        intake.mend();
        replaceRows(device, log, lacking);
    }

    @Override
    public Set<ChunkId> of(DeviceId device, LogId log) throws IOException {
        engine.ensureOpen();
        Set<ChunkId> lacking = new HashSet<>();
        Optional<Integer> number = logs.number(log);
        if (number.isPresent()) {
            byte[] prefix = Layout.lackingThere(tag, device, number.get());
            engine.scan(Family.ELSEWHERE, prefix, prefix, row -> lacking.add(Layout.chunkAtEnd(row.key())));
        }
        return lacking;
    }

    private synchronized void replaceRows(DeviceId device, LogId log, Collection<ChunkId> lacking) throws IOException {
        Set<ChunkId> before = of(device, log);
        int number = logs.give(log);
        engine.writeLazily((batch, database) -> {
            for (ChunkId id : before) {
                batch.remove(Family.ELSEWHERE, Layout.lackingThere(tag, device, number, id));
            }
            for (ChunkId id : lacking) {
                batch.put(Family.ELSEWHERE, Layout.lackingThere(tag, device, number, id), new byte[0]);
            }
            return lacking.size();
        });
    }
}
