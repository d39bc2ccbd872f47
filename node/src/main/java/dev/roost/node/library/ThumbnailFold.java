package dev.roost.node.library;

import dev.roost.proto.model.About;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.EntryBody;
import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.PhotoId;
import dev.roost.proto.model.Statement;
import dev.roost.proto.model.ThumbnailSet;
import dev.roost.storage.Logs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Folds which thumbnails stand for a photo: of those whose signers knew of no others the first. A row holds that value
 * in front of all {@link Claims}: u16 length ‖ value ‖ claims. Used by one thread, once.
 */
final class ThumbnailFold {
    private final Logs logs;
    private final Sheet sheet;

    ThumbnailFold(Logs logs, Sheet sheet) {
        this.logs = logs;
        this.sheet = sheet;
    }

    /** The value of a row; empty where none stands. */
    static Octets standing(byte[] row) throws MalformedException {
        return Octets.copyOf(new FieldReader(row).short16(ThumbnailSet.BYTES_MAX));
    }

    /** What all claims of a row name. */
    static List<ChunkId> chunks(byte[] row) throws MalformedException {
        List<ChunkId> chunks = new ArrayList<>();
        for (Claim claim : claims(Optional.of(row)).all()) {
            if (claim.value().size() > 0) {
                ThumbnailSet.parse(claim.value()).pictures().forEach(picture -> chunks.add(picture.chunk()));
            }
        }
        return chunks;
    }

    void fold(LogEntry entry, EntryBody body) throws IOException {
        Map<PhotoId, Octets> said = new LinkedHashMap<>();
        for (Statement statement : body.statements()) {
            if (statement instanceof About about && about.field() == About.THUMBNAIL && isKnown(about.value())) {
                said.putIfAbsent(about.photo(), about.value());
            }
        }
        for (Map.Entry<PhotoId, Octets> one : said.entrySet()) {
            Position here = new Position(entry.fields().log(), entry.fields().seq());
            byte[] key = RowKey.of(PhotoIndex.THUMBNAIL_CLAIMS, one.getKey());
            Claims claims =
                    claims(sheet.get(key)).with(new Claim(here, entry.fields().time(), one.getValue()));
            List<Claim> standing = claims.standing(logs);
            Octets first = standing.isEmpty() ? Octets.EMPTY : standing.get(0).value();
            FieldWriter row = new FieldWriter(256).short16(first.toArray()).bytes(claims.encode());
            sheet.put(key, row.toBytes());
        }
    }

    private static Claims claims(Optional<byte[]> row) throws MalformedException {
        if (row.isEmpty()) {
            return Claims.NONE;
        }
        FieldReader in = new FieldReader(row.get());
        in.short16(ThumbnailSet.BYTES_MAX);
        return Claims.parse(in.rest());
    }

    /** An empty value takes back; one of a later version is for later versions. */
    private static boolean isKnown(Octets value) {
        try {
            return value.size() == 0 || ThumbnailSet.parse(value).pictures().size() > 0;
        } catch (MalformedException e) {
            return false;
        }
    }
}
