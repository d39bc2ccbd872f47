package dev.roost.node.library;

import dev.roost.proto.model.About;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.ChunkType;
import dev.roost.proto.model.EntryBody;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.PhotoId;
import dev.roost.proto.model.ResourceId;
import dev.roost.storage.ChunkFact;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The chunks that nothing needs any more when some photos leave: of theirs, those that no other live photo needs as far
 * as this device sees. The books say which entries name a chunk; only the photos of those are looked at. Wherever it
 * cannot be told, the chunk stays. Used by one thread, once.
 */
final class FreedChunks {
    private final Library library;
    private final PhotoIndex index;
    private final PhotoNeeds needs;
    private final Set<PhotoId> leaving;
    private final Map<ChunkId, ChunkType> freed = new HashMap<>();
    private final Map<ChunkId, Integer> placements = new HashMap<>();
    private final Set<ResourceId> seen = new HashSet<>();

    private FreedChunks(Library library, PhotoIndex index, PhotoNeeds needs, Collection<PhotoId> leaving) {
        this.library = library;
        this.index = index;
        this.needs = needs;
        this.leaving = Set.copyOf(leaving);
    }

    /** What becomes free. */
    static NamedChunks by(Collection<PhotoId> leaving, Library library, PhotoIndex index, PhotoNeeds needs)
            throws IOException {
        return new FreedChunks(library, index, needs, leaving).find();
    }

    private NamedChunks find() throws IOException {
        for (PhotoId photo : leaving) {
            int placement = library.keyring().names().orElseThrow().placement(photo);
            for (ResourceId part : index.parts(photo)) {
                Map<ChunkId, ChunkType> own = needs.of(part).orElse(Map.of());
                freed.putAll(own);
                own.keySet().forEach(id -> placements.merge(id, placement, Math::min));
            }
        }
        Map<Position, Set<ChunkId>> naming = naming();
        for (Map.Entry<Position, Set<ChunkId>> entry : naming.entrySet()) {
            spare(entry.getKey(), entry.getValue());
        }
        NamedChunks chunks = new NamedChunks();
        freed.forEach((id, type) -> chunks.add(id, type, placements.getOrDefault(id, 0)));
        return chunks;
    }

    /** Which entries name what. One whose lists are not here may name anything. */
    private Map<Position, Set<ChunkId>> naming() throws IOException {
        Map<Position, Set<ChunkId>> naming = new HashMap<>();
        for (ChunkId id : List.copyOf(freed.keySet())) {
            ChunkFact fact = library.store().chunks().fact(id).orElse(ChunkFact.UNKNOWN);
            if (fact.isCrowded()) {
                freed.remove(id);
                continue;
            }
            for (ChunkFact.Naming by : fact.naming()) {
                naming.computeIfAbsent(new Position(by.log(), by.seq()), p -> new HashSet<>())
                        .add(id);
            }
        }
        Set<ChunkId> all = Set.copyOf(freed.keySet());
        index.entries().waiting().forEach(position -> naming.put(position, all));
        return naming;
    }

    private void spare(Position position, Set<ChunkId> named) throws IOException {
        Optional<LogEntry> entry = library.store().logs().entry(position.log(), position.seq());
        Optional<EntryBody> body = entry.isEmpty() ? Optional.empty() : opened(entry.get());
        if (body.isEmpty()) {
            freed.keySet().removeAll(named);
            return;
        }
        for (ResourceId resource : resources(body.get())) {
            if (seen.add(resource) && isLive(resource)) {
                Optional<Map<ChunkId, ChunkType>> needed = needs.of(resource);
                freed.keySet().removeAll(needed.isPresent() ? needed.get().keySet() : named);
                if (needed.isEmpty()) {
                    // What else names this one is to be spared by its own right.
                    seen.remove(resource);
                }
            }
        }
    }

    private Optional<EntryBody> opened(LogEntry entry) throws IOException {
        try {
            return library.open(entry);
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    /** What an entry keeps, and what it made thumbnails of. */
    private static Set<ResourceId> resources(EntryBody body) {
        Set<ResourceId> resources = new HashSet<>();
        body.kept().forEach(kept -> resources.add(kept.resource()));
        body.statements().stream()
                .filter(About.class::isInstance)
                .map(About.class::cast)
                .filter(about -> about.field() == About.THUMBNAIL)
                .forEach(about -> resources.add(ResourceId.of(about.photo().bytes())));
        return resources;
    }

    private boolean isLive(ResourceId resource) throws IOException {
        PhotoId photo = index.photoOf(resource);
        return !leaving.contains(photo) && !index.isTrashed(photo);
    }
}
