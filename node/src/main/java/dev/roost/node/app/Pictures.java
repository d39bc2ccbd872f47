package dev.roost.node.app;

import dev.roost.node.api.NodeException;
import dev.roost.node.api.PictureReport;
import dev.roost.node.api.PictureRequest;
import dev.roost.node.library.HeldChunks;
import dev.roost.proto.model.ChunkType;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.PhotoId;
import dev.roost.proto.model.SealedChunk;
import dev.roost.proto.model.ThumbnailSet;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the thumbnails that are here. Used by many threads. */
final class Pictures {
    private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);

    private final LibraryNode library;

    Pictures(LibraryNode library) {
        this.library = library;
    }

    /** One thumbnail of a photo; none where nobody made any, or where it has not come yet. */
    PictureReport of(PictureRequest request) throws IOException, NodeException {
        List<ThumbnailSet.Picture> pictures =
                library.folds().index().thumbnails().of(photo(request.id()));
        if (pictures.isEmpty()) {
            return new PictureReport(Optional.empty());
        }
        ThumbnailSet.Picture wanted = pictures.get(request.large() ? pictures.size() - 1 : 0);
        return new PictureReport(bytes(wanted).map(Base64.getEncoder()::encodeToString));
    }

    private static PhotoId photo(String id) throws NodeException {
        try {
            return PhotoId.parse(id);
        } catch (MalformedException e) {
            throw new NodeException("usage", "A photo's whole id has 64 digits, and this has not: " + id, e);
        }
    }

    private Optional<byte[]> bytes(ThumbnailSet.Picture picture) throws IOException {
        Optional<SealedChunk> chunk = new HeldChunks(library.library().store().chunks()).get(picture.chunk());
        try {
            return chunk.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            library.library().keyring().sealer().orElseThrow().open(ChunkType.THUMBNAIL, chunk.get()));
        } catch (MalformedException e) {
            LOG.warn("a thumbnail cannot be opened: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
