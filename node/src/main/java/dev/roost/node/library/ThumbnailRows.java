package dev.roost.node.library;

import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.PhotoId;
import dev.roost.proto.model.ResourceId;
import dev.roost.proto.model.ThumbnailSet;
import dev.roost.storage.Table;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads which thumbnails a {@link PhotoIndex} has for photos. Safe for use by many threads. */
public final class ThumbnailRows {
    private final Table table;
    private final PhotoRows rows;

    ThumbnailRows(Table table) {
        this.table = table;
        this.rows = new PhotoRows(table);
    }

    /** Those that stand for a resource, smallest first; none if nobody made any. */
    public List<ThumbnailSet.Picture> of(ResourceId resource) throws IOException {
        Optional<byte[]> row = table.get(key(resource));
        Octets value = row.isEmpty() ? Octets.EMPTY : ThumbnailFold.standing(row.get());
        return value.equals(Octets.EMPTY)
                ? List.of()
                : ThumbnailSet.parse(value).pictures();
    }

    /** Those of a photo: of the first of its resources that has any. */
    public List<ThumbnailSet.Picture> of(PhotoId photo) throws IOException {
        for (ResourceId part : rows.parts(photo)) {
            List<ThumbnailSet.Picture> pictures = of(part);
            if (!pictures.isEmpty()) {
                return pictures;
            }
        }
        return List.of();
    }

    /** The chunks of all thumbnails that logs say of a resource, also those that stand behind others. */
    List<ChunkId> chunks(ResourceId resource) throws IOException {
        Optional<byte[]> row = table.get(key(resource));
        return row.isEmpty() ? List.of() : ThumbnailFold.chunks(row.get());
    }

    private static byte[] key(ResourceId resource) {
        return RowKey.of(PhotoIndex.THUMBNAIL_CLAIMS, resource);
    }
}
