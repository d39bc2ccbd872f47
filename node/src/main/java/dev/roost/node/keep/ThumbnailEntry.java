package dev.roost.node.keep;

import dev.roost.node.crypto.PlainChunk;
import dev.roost.node.crypto.Sealer;
import dev.roost.node.library.Folds;
import dev.roost.node.library.Library;
import dev.roost.node.library.NamedChunks;
import dev.roost.node.media.JpegSize;
import dev.roost.node.media.Thumbnail;
import dev.roost.proto.model.About;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.ChunkType;
import dev.roost.proto.model.EntryBody;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.PhotoId;
import dev.roost.proto.model.SealedChunk;
import dev.roost.proto.model.Statement;
import dev.roost.proto.model.ThumbnailSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A log entry in the making that names the thumbnails of some photos, and says whose they are. Thumbnails are put into
 * the store one by one, and are durable before the entry names them. Used by one thread, once.
 */
final class ThumbnailEntry {
    private final Library library;
    private final NamedChunks chunks = new NamedChunks();
    private final List<Statement> statements = new ArrayList<>();
    private final Set<PhotoId> photos = new HashSet<>();

    ThumbnailEntry(Library library) {
        this.library = library;
    }

    boolean has(PhotoId photo) {
        return photos.contains(photo);
    }

    boolean isEmpty() {
        return statements.isEmpty();
    }

    /** Seals and stores the thumbnails of a photo; returns whether there was any that could be used. */
    boolean add(PhotoId photo, Thumbnail thumbnail) throws IOException {
        Sealer sealer = library.keyring().sealer().orElseThrow();
        int placement = library.keyring().names().orElseThrow().placement(photo);
        List<ThumbnailSet.Picture> pictures = new ArrayList<>();
        int edge = 0;
        for (Octets jpeg : thumbnail.jpegs()) {
            Optional<JpegSize> size = JpegSize.of(jpeg).filter(known -> fits(known, jpeg));
            // A small picture is no larger the second time.
            if (size.isPresent() && Math.max(size.get().width(), size.get().height()) > edge) {
                edge = Math.max(size.get().width(), size.get().height());
                SealedChunk chunk = sealer.seal(ChunkType.THUMBNAIL, PlainChunk.of(jpeg.toArray()));
                library.store().chunks().put(chunk);
                chunks.add(chunk.id(), ChunkType.THUMBNAIL, placement);
                pictures.add(
                        new ThumbnailSet.Picture(size.get().width(), size.get().height(), chunk.id()));
            }
        }
        if (pictures.isEmpty()) {
            return false;
        }
        Octets value = new ThumbnailSet(pictures, Octets.EMPTY).encode();
        statements.add(new About(photo, About.THUMBNAIL, value, Octets.EMPTY));
        photos.add(photo);
        return true;
    }

    private static boolean fits(JpegSize size, Octets jpeg) {
        return jpeg.size() <= Limits.CHUNK_PLAIN_BYTES_MAX && Math.max(size.width(), size.height()) <= 0xFFFF;
    }

    /** Appends the entry; it is durable when this returns. */
    void write(Folds folds) throws IOException {
        List<ChunkId> lists = new ArrayList<>();
        for (SealedChunk list : chunks.lists(false)) {
            library.store().chunks().put(list);
            lists.add(list.id());
        }
        library.store().chunks().commit();
        library.append(EntryKind.KEPT, lists, new EntryBody(0, 0, List.of(), statements, Octets.EMPTY));
        folds.advance();
    }
}
