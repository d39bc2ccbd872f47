package dev.roost.node.library;

import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.ChunkType;
import dev.roost.proto.model.EntryBody;
import dev.roost.proto.model.KeptRow;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.Manifest;
import dev.roost.proto.model.PhotoId;
import dev.roost.proto.model.ResourceId;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which chunks a photo needs: its manifests and their rows, its payload, its thumbnails. Safe for use by many threads. */
final class PhotoNeeds {
    private static final Logger LOG = LoggerFactory.getLogger(PhotoNeeds.class);

    private final Library library;
    private final PhotoIndex index;
    private final ManifestReader manifests;

    PhotoNeeds(Library library, PhotoIndex index, ManifestReader manifests) {
        this.library = library;
        this.index = index;
        this.manifests = manifests;
    }

    /** The chunks of one resource and their types, or empty while not all of them can be told from what is here. */
    Optional<Map<ChunkId, ChunkType>> of(ResourceId resource) throws IOException {
        Optional<ResourceRow> row = index.resource(resource);
        if (row.isEmpty()) {
            return Optional.empty();
        }
        Map<ChunkId, ChunkType> chunks = new HashMap<>();
        for (ChunkId id : manifests(resource, row.get())) {
            if (!addManifest(id, chunks)) {
                return Optional.empty();
            }
        }
        index.thumbnails().chunks(resource).forEach(id -> chunks.put(id, ChunkType.THUMBNAIL));
        return Optional.of(chunks);
    }

    /** Roughly how many chunks a photo needs, from the lengths of its files. */
    long chunks(PhotoId photo) throws IOException {
        long chunks = 0;
        for (ResourceId resource : index.parts(photo)) {
            Optional<ResourceRow> row = index.resource(resource);
            chunks += 2 + (row.isEmpty() ? 0 : length(row.get())) / Limits.CHUNK_PLAIN_BYTES_MAX;
        }
        return chunks;
    }

    private long length(ResourceRow row) {
        try {
            return row.content().isPresent()
                    ? row.content().get().length()
                    : manifests.read(row.manifest()).map(Manifest::length).orElse(0L);
        } catch (IOException e) {
            LOG.warn("a manifest cannot be read: {}", e.getMessage());
            return 0;
        }
    }

    /** One for each epoch in which it was kept; nearly always a single one. */
    private Set<ChunkId> manifests(ResourceId resource, ResourceRow row) throws IOException {
        Set<ChunkId> all = new LinkedHashSet<>();
        all.add(row.manifest());
        if (row.positions().size() > 1) {
            for (Position position : row.positions()) {
                addManifests(position, resource, all);
            }
        }
        return all;
    }

    private void addManifests(Position position, ResourceId resource, Set<ChunkId> all) throws IOException {
        Optional<LogEntry> entry = library.store().logs().entry(position.log(), position.seq());
        Optional<EntryBody> body = entry.isEmpty() ? Optional.empty() : library.open(entry.get());
        body.stream()
                .flatMap(one -> one.kept().stream())
                .filter(kept -> kept.resource().equals(resource))
                .map(KeptRow::manifest)
                .forEach(all::add);
    }

    private boolean addManifest(ChunkId id, Map<ChunkId, ChunkType> chunks) {
        try {
            Optional<Manifest> manifest = manifests.read(id);
            if (manifest.isEmpty()) {
                return false;
            }
            chunks.put(id, ChunkType.MANIFEST);
            manifest.get().rowChunks().forEach(rows -> chunks.put(rows, ChunkType.MANIFEST));
            manifests.rows(manifest.get(), row -> chunks.put(row.id(), ChunkType.PAYLOAD));
            return true;
        } catch (IOException e) {
            LOG.warn("a manifest cannot be read: {}", e.getMessage());
            return false;
        }
    }
}
