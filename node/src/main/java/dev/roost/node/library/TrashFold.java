package dev.roost.node.library;

import dev.roost.proto.model.EntryBody;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.PhotoId;
import dev.roost.proto.model.Statement;
import dev.roost.proto.model.Trash;
import dev.roost.proto.model.Untrash;
import dev.roost.storage.Logs;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Folds which photos are in the trash. A statement falls before one whose signer had seen it; of those that stand, a
 * single UNTRASH is enough. Used by one thread, once.
 */
final class TrashFold {
    private static final Octets IN = Octets.copyOf(new byte[] {1});
    private static final Octets OUT = Octets.copyOf(new byte[] {0});

    private final Logs logs;
    private final Sheet sheet;

    TrashFold(Logs logs, Sheet sheet) {
        this.logs = logs;
        this.sheet = sheet;
    }

    void fold(LogEntry entry, EntryBody body) throws IOException {
        for (Map.Entry<PhotoId, Octets> one : said(body).entrySet()) {
            Position here = new Position(entry.fields().log(), entry.fields().seq());
            byte[] key = RowKey.of(PhotoIndex.TRASH_CLAIMS, one.getKey());
            Optional<byte[]> row = sheet.get(key);
            Claims before = row.isEmpty() ? Claims.NONE : Claims.parse(row.get());
            Claims claims = before.with(new Claim(here, entry.fields().time(), one.getValue()));
            sheet.put(key, claims.encode());
            judge(one.getKey(), claims.standing(logs));
        }
    }

    /** What an entry says of each photo; what says both says that it is kept. */
    private static Map<PhotoId, Octets> said(EntryBody body) {
        Map<PhotoId, Octets> said = new LinkedHashMap<>();
        for (Statement statement : body.statements()) {
            if (statement instanceof Untrash untrash) {
                said.put(untrash.photo(), OUT);
            } else if (statement instanceof Trash trash) {
                said.putIfAbsent(trash.photo(), IN);
            }
        }
        return said;
    }

    private void judge(PhotoId photo, List<Claim> standing) {
        boolean trashed = !standing.isEmpty()
                && standing.stream().allMatch(claim -> claim.value().equals(IN));
        byte[] key = RowKey.of(PhotoIndex.TRASHED, photo);
        if (trashed) {
            long since = standing.get(0).time();
            sheet.put(key, new FieldWriter(8).u64(since).toBytes());
        } else {
            sheet.remove(key);
        }
    }
}
