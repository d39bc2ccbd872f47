package dev.roost.node.library;

import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.LogId;
import dev.roost.proto.model.MalformedException;
import dev.roost.storage.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what rows of a {@link PhotoIndex} say of the entries that keep something. Safe for use by many threads. */
public final class EntryRows {
    private final Table table;

    EntryRows(Table table) {
        this.table = table;
    }

    /** All of them, by log; photos that lie in several of them do not count in any. */
    public List<EntryRow> all() throws IOException {
        List<EntryRow> found = new ArrayList<>();
        table.scan(RowKey.of(PhotoIndex.ENTRY), (key, value) -> {
            found.add(EntryRow.parse(positionIn(key), value));
            return true;
        });
        return found;
    }

    /** One of {@link #all}. */
    public Optional<EntryRow> at(Position position) throws IOException {
        Optional<byte[]> row = table.get(RowKey.of(PhotoIndex.ENTRY, position.log(), position.seq()));
        return row.isEmpty() ? Optional.empty() : Optional.of(EntryRow.parse(position, row.get()));
    }

    /** Those whose lists are not all here: what they name is not known one by one. */
    public List<Position> waiting() throws IOException {
        List<Position> positions = new ArrayList<>();
        table.scan(RowKey.of(PhotoIndex.WAITING), (key, value) -> {
            positions.add(positionIn(key));
            return true;
        });
        return positions;
    }

    private static Position positionIn(byte[] key) throws MalformedException {
        FieldReader in = new FieldReader(key);
        in.u8();
        LogId log = in.logId();
        return new Position(log, in.u64());
    }
}
