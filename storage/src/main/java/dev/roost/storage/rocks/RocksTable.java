package dev.roost.storage.rocks;

import dev.roost.storage.Table;
import dev.roost.storage.TableBatch;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** Rows under a prefix of one family. Safe for use by many threads; a visitor runs in nobody's way. */
final class RocksTable implements Table {
    private final Engine engine;
    private final Intake intake;
    private final Family family;
    private final byte[] place;

    RocksTable(Engine engine, Intake intake, Family family, byte[] place) {
        this.engine = engine;
        this.intake = intake;
        this.family = family;
        this.place = place;
    }

    @Override
    public Optional<byte[]> get(byte[] key) throws IOException {
        return engine.read(database -> database.get(family, Layout.join(place, key)));
    }

    @Override
    public void scan(byte[] prefix, Visitor visitor) throws IOException {
        scanFrom(prefix, prefix, visitor);
    }

    @Override
    public void scanFrom(byte[] prefix, byte[] from, Visitor visitor) throws IOException {
        byte[] first = Arrays.compareUnsigned(prefix, from) > 0 ? prefix : from;
        engine.scan(family, Layout.join(place, prefix), Layout.join(place, first), row -> {
            byte[] key = Arrays.copyOfRange(row.key(), place.length, row.key().length);
            return visitor.row(key, row.value());
        });
    }

    @Override
    public void apply(TableBatch rows) throws IOException {
        intake.mend();
        engine.writeLazily((batch, database) -> {
            for (TableBatch.Change change : rows.changes()) {
                byte[] key = Layout.join(place, change.key().toArray());
                if (change.value().isPresent()) {
                    batch.put(family, key, change.value().get().toArray());
                } else {
                    batch.remove(family, key);
                }
            }
            return rows.changes().size();
        });
    }
}
