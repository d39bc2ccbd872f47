package dev.roost.node.photo;

import dev.roost.node.crypto.PlainChunk;
import dev.roost.node.crypto.Sealer;
import dev.roost.node.library.Library;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.ChunkType;
import dev.roost.proto.model.FileName;
import dev.roost.proto.model.SealedChunk;
import dev.roost.storage.ChunkReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals chunks again from the files that they came from. Sealing is deterministic, so a file that nobody touched gives
 * the very chunk; whatever else it gives is not passed on. Safe for use by many threads.
 */
public final class Originals implements ChunkReader {
    private static final Logger LOG = LoggerFactory.getLogger(Originals.class);

    private final Library library;
    private final OriginalsTable table;

    public Originals(Library library, OriginalsTable table) {
        this.library = library;
        this.table = table;
    }

    @Override
    public Optional<SealedChunk> get(ChunkId id) throws IOException {
        Optional<Sealer> sealer = library.keyring().sealer();
        if (sealer.isEmpty()) {
            return Optional.empty();
        }
        for (OriginalsTable.Place place : table.places(id)) {
            Optional<SealedChunk> chunk = seal(sealer.get(), place);
            if (chunk.isPresent() && chunk.get().id().equals(id)) {
                return chunk;
            }
        }
        return Optional.empty();
    }

    /** Where a file lies now, or empty if its folder is no longer kept or cannot have such a name. */
    public Optional<Path> path(Original original) throws IOException {
        Optional<KeptFolder> folder = table.folder(original.path().rootKey());
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        Optional<Path> path = Optional.of(folder.get().path());
        for (FileName part : original.path().parts()) {
            path = path.flatMap(p -> RawNames.resolve(p, part.raw().toArray()));
        }
        return path;
    }

    private Optional<SealedChunk> seal(Sealer sealer, OriginalsTable.Place place) throws IOException {
        Optional<Original> original = table.original(place.original());
        Optional<Path> path = original.isEmpty() ? Optional.empty() : path(original.get());
        if (path.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (!FileStamp.of(path.get()).equals(original.get().stamp())) {
                return Optional.empty();
            }
            PlainChunk plain = PlainChunk.of(read(path.get(), place.offset(), place.length()));
            return Optional.of(sealer.sealUnder(place.epoch(), ChunkType.PAYLOAD, plain));
        } catch (IOException e) {
            LOG.debug("an original cannot be read: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static byte[] read(Path path, long offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            while (buffer.hasRemaining()) {
                if (file.read(buffer, offset + buffer.position()) < 0) {
                    throw new IOException("the file is shorter than it was");
                }
            }
        }
        return buffer.array();
    }
}
