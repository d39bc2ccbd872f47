package dev.roost.node.keep;

import dev.roost.node.library.PathKey;
import dev.roost.node.library.RowKey;
import dev.roost.node.media.Grouping;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.Sha256;
import dev.roost.storage.Table;
import dev.roost.storage.TableBatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What this device's files are like, and which of them may be one photo: rows in the library's index table, written by
 * keeping. A file that went away stays known, for what it held is kept. Safe for use by many threads; one file is
 * written by one thread at a time.
 */
public final class KnownFiles {
    /** path 32: a {@link KnownFile}. */
    private static final char FILE = 'I';

    /** folder 16 ‖ what files of one photo share 8 ‖ path 32: nothing. */
    private static final char KIN = 'J';

    /** path 32: nothing; a log entry names the file, and to which photo it belongs was not looked at yet. */
    private static final char UNTIED = 'Y';

    private static final int KIN_BYTES = 8;

    private static final int AT_ONCE_MAX = 1_000;

    /** Files of one name, or of one identifier, that are looked at together: real photos have at most some ten. */
    private static final int RELATED_MAX = 256;

    private final Table table;

    public KnownFiles(Table table) {
        this.table = table;
    }

    public Optional<KnownFile> of(PathKey key) throws IOException {
        Optional<byte[]> row = table.get(rowKey(FILE, key));
        return row.isEmpty() ? Optional.empty() : Optional.of(KnownFile.parse(key, row.get()));
    }

    void note(KnownFile file) throws IOException {
        TableBatch batch = new TableBatch();
        Optional<KnownFile> before = of(file.key());
        if (before.isPresent()) {
            kin(before.get()).forEach(kin -> batch.remove(kinKey(before.get(), kin)));
        }
        kin(file).forEach(kin -> batch.put(kinKey(file, kin), new byte[0]));
        table.apply(batch.put(rowKey(FILE, file.key()), file.encode()));
    }

    /** Notes that an entry is about to name these: they are looked at when it does, whatever happens in between. */
    void untied(Collection<PathKey> keys) throws IOException {
        TableBatch batch = new TableBatch();
        keys.forEach(key -> batch.put(rowKey(UNTIED, key), new byte[0]));
        if (!batch.isEmpty()) {
            table.apply(batch);
        }
    }

    /** Notes that every file is to be looked at again. */
    void untieAll() throws IOException {
        List<PathKey> some = new ArrayList<>();
        table.scan(RowKey.of(FILE), (key, value) -> {
            some.add(new PathKey(Octets.copyOf(key, 1, key.length)));
            if (some.size() == AT_ONCE_MAX) {
                untied(some);
                some.clear();
            }
            return true;
        });
        untied(some);
    }

    /** Some files that were not looked at yet. */
    List<PathKey> untied(int max) throws IOException {
        List<PathKey> keys = new ArrayList<>();
        table.scan(
                RowKey.of(UNTIED),
                (key, value) -> keys.add(new PathKey(Octets.copyOf(key, 1, key.length))) && keys.size() < max);
        return keys;
    }

    void tied(Collection<PathKey> keys) throws IOException {
        TableBatch batch = new TableBatch();
        keys.forEach(key -> batch.remove(rowKey(UNTIED, key)));
        table.apply(batch);
    }

    /** The file, and all of its folder that it can have to do with: those it shares something with, and theirs. */
    List<KnownFile> related(KnownFile file) throws IOException {
        Map<PathKey, KnownFile> found = new LinkedHashMap<>(Map.of(file.key(), file));
        Set<Octets> asked = new HashSet<>();
        Deque<KnownFile> next = new ArrayDeque<>(List.of(file));
        while (!next.isEmpty() && found.size() < RELATED_MAX) {
            for (Octets kin : kin(next.removeFirst())) {
                if (asked.add(kin)) {
                    sharing(file, kin, found, next);
                }
            }
        }
        return List.copyOf(found.values());
    }

    private void sharing(KnownFile file, Octets kin, Map<PathKey, KnownFile> found, Deque<KnownFile> next)
            throws IOException {
        byte[] prefix = RowKey.start(KIN).octets(file.folder()).octets(kin).toBytes();
        table.scan(prefix, (key, value) -> {
            PathKey path = new PathKey(Octets.copyOf(key, prefix.length, key.length));
            Optional<KnownFile> other = found.containsKey(path) ? Optional.empty() : of(path);
            if (other.isPresent()) {
                found.put(path, other.get());
                next.add(other.get());
            }
            return found.size() < RELATED_MAX;
        });
    }

    private static List<Octets> kin(KnownFile file) {
        List<Octets> hashes = new ArrayList<>();
        for (String shared : Grouping.shared(file.asFolderFile())) {
            hashes.add(Octets.copyOf(Sha256.of(shared.getBytes(StandardCharsets.UTF_8)), 0, KIN_BYTES));
        }
        return hashes;
    }

    private static byte[] kinKey(KnownFile file, Octets kin) {
        return RowKey.start(KIN)
                .octets(file.folder())
                .octets(kin)
                .octets(file.key().bytes())
                .toBytes();
    }

    private static byte[] rowKey(char kind, PathKey key) {
        return new FieldWriter(40).u8(kind).octets(key.bytes()).toBytes();
    }
}
