package dev.roost.node.library;

import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.EntryBody;
import dev.roost.proto.model.KeptRow;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.Manifest;
import dev.roost.proto.model.PhotoId;
import dev.roost.proto.model.ResourceId;
import dev.roost.storage.ChunkFact;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The four states of photos, from the receipts of one moment. They are counted by entry, not by photo: only photos that
 * lie in several entries, and what some device excepts, are looked at one by one. Used by one thread.
 */
public final class PhotoStates {
    private static final Logger LOG = LoggerFactory.getLogger(PhotoStates.class);

    /** Devices that must vouch before a photo is called safe. */
    public static final int COPIES_WANTED = 2;

    private final Library library;
    private final PhotoIndex index;
    private final OwnAcks acks;
    private final ManifestReader manifests;
    private final Coverage coverage;
    private final List<CrowdedChunk> crowded;
    private final Set<ResourceId> excepted;

    /** Devices that hold all of a photo's worst resource, and what that makes the photo. */
    public record Standing(int copies, PhotoState state) {}

    private PhotoStates(Library library, PhotoIndex index, OwnAcks acks, ManifestReader manifests, Coverage coverage)
            throws IOException {
        this.library = library;
        this.index = index;
        this.acks = acks;
        this.manifests = manifests;
        this.coverage = coverage;
        this.crowded = crowded(coverage.excepted());
        this.excepted = touchedBy(coverage.excepted());
    }

    /** Takes the receipts as they are now. */
    public static PhotoStates now(
            Library library,
            PhotoIndex index,
            OwnAcks acks,
            ManifestReader manifests,
            Receipts receipts,
            Wholeness wholeness)
            throws IOException {
        Coverage coverage = new Coverage(
                receipts.fresh(),
                (device, log) -> device.equals(library.self())
                        ? wholeness.exceptions(log)
                        : library.store().elsewhere().of(device, log));
        return new PhotoStates(library, index, acks, manifests, coverage);
    }

    /** How many kept photos stand in each state; those in the trash in none. */
    public Map<PhotoState, Long> counts() throws IOException {
        Map<PhotoState, Long> counts = new EnumMap<>(PhotoState.class);
        for (PhotoState state : PhotoState.values()) {
            counts.put(state, 0L);
        }
        for (EntryRow entry : index.entries().all()) {
            PhotoState state =
                    judge(vouching(entry).size(), List.of(entry.position())).state();
            counts.merge(state, (long) entry.photos(), Long::sum);
        }
        index.spread(photo -> counts.merge(standing(photo).state(), 1L, Long::sum));
        Set<PhotoId> photos = new HashSet<>();
        for (ResourceId id : excepted) {
            photos.add(index.photoOf(id));
        }
        for (PhotoId id : photos) {
            recount(id, counts);
        }
        return counts;
    }

    /** A photo stands as the worst of its resources does. */
    public Standing standing(Photo photo) throws IOException {
        Standing worst = standing(photo.primary());
        for (Photo.Resource resource : photo.resources()) {
            Standing one = standing(resource);
            worst = new Standing(
                    Math.min(worst.copies(), one.copies()), worst.state().worse(one.state()));
        }
        return worst;
    }

    /** The devices that hold all of a photo, by fresh receipts. */
    public Set<DeviceId> holders(Photo photo) throws IOException {
        Set<DeviceId> devices = holders(photo.primary());
        for (Photo.Resource resource : photo.resources()) {
            devices.retainAll(holders(resource));
        }
        return devices;
    }

    private Standing standing(Photo.Resource resource) throws IOException {
        return judge(holders(resource).size(), resource.row().positions());
    }

    private Set<DeviceId> holders(Photo.Resource resource) throws IOException {
        Set<DeviceId> devices = new HashSet<>();
        for (Position position : resource.row().positions()) {
            devices.addAll(vouching(entry(position)));
        }
        if (excepted.contains(resource.id())) {
            Optional<Set<ChunkId>> chunks = chunksOf(resource.row());
            devices.removeIf(device ->
                    chunks.map(all -> coverage.lacks(device, all)).orElseGet(() -> coverage.lacksAny(device)));
        }
        return devices;
    }

    /** Counts a photo by what it lacks, that was counted with its entry. */
    private void recount(PhotoId id, Map<PhotoState, Long> counts) throws IOException {
        Optional<Photo> photo = index.photo(id);
        Optional<Position> home = photo.flatMap(Photo::home);
        if (photo.isPresent()
                && home.isPresent()
                && !index.isTrashed(photo.get().id())) {
            PhotoState counted = judge(vouching(entry(home.get())).size(), List.of(home.get()))
                    .state();
            counts.merge(counted, -1L, Long::sum);
            counts.merge(standing(photo.get()).state(), 1L, Long::sum);
        }
    }

    private Standing judge(int copies, List<Position> positions) {
        if (copies >= COPIES_WANTED) {
            return new Standing(copies, PhotoState.SAFE);
        }
        if (copies > 0) {
            return new Standing(copies, PhotoState.BACKED_UP);
        }
        boolean alone = positions.stream().allMatch(position -> acks.isAlone(library, position));
        return new Standing(0, alone ? PhotoState.PENDING : PhotoState.AT_RISK);
    }

    private EntryRow entry(Position position) throws IOException {
        return index.entries().at(position).orElse(new EntryRow(position, 0, false));
    }

    /** Devices that vouch for an entry; none that lacks a chunk of which the books do not say whether it names it. */
    private Set<DeviceId> vouching(EntryRow entry) {
        Set<DeviceId> devices = coverage.of(entry);
        for (CrowdedChunk chunk : crowded) {
            if (chunk.mayBeNamedBy(entry.position())) {
                devices.removeIf(device -> coverage.lacks(device, Set.of(chunk.id())));
            }
        }
        return devices;
    }

    private List<CrowdedChunk> crowded(Set<ChunkId> chunks) throws IOException {
        List<CrowdedChunk> found = new ArrayList<>();
        for (ChunkId chunk : chunks) {
            library.store()
                    .chunks()
                    .fact(chunk)
                    .flatMap(fact -> CrowdedChunk.of(chunk, fact))
                    .ifPresent(found::add);
        }
        return found;
    }

    /** The resources that any of these chunks belongs to, or may belong to. */
    private Set<ResourceId> touchedBy(Set<ChunkId> chunks) throws IOException {
        Map<Position, Set<ChunkId>> byEntry = new HashMap<>();
        for (ChunkId chunk : chunks) {
            for (ChunkFact.Naming naming :
                    library.store().chunks().fact(chunk).map(ChunkFact::naming).orElse(List.of())) {
                byEntry.computeIfAbsent(new Position(naming.log(), naming.seq()), p -> new HashSet<>())
                        .add(chunk);
            }
        }
        if (!chunks.isEmpty()) {
            // Where lists are missing the books do not say what an entry names: its photos are looked at one by one.
            index.entries().waiting().forEach(position -> byEntry.put(position, chunks));
        }
        Set<ResourceId> touched = new HashSet<>();
        for (Map.Entry<Position, Set<ChunkId>> entry : byEntry.entrySet()) {
            addTouched(entry.getKey(), entry.getValue(), touched);
        }
        return touched;
    }

    private void addTouched(Position position, Set<ChunkId> chunks, Set<ResourceId> touched) throws IOException {
        Optional<LogEntry> entry = library.store().logs().entry(position.log(), position.seq());
        Optional<EntryBody> body = entry.isEmpty() ? Optional.empty() : library.open(entry.get());
        for (KeptRow kept : body.map(EntryBody::kept).orElse(List.of())) {
            Optional<ResourceRow> row = index.resource(kept.resource());
            Optional<Set<ChunkId>> own = row.isEmpty() ? Optional.of(Set.of()) : chunksOf(row.get());
            if (own.isEmpty() || own.get().stream().anyMatch(chunks::contains)) {
                touched.add(kept.resource());
            }
        }
    }

    /** All chunks of a resource, or empty while its manifest, or a part of it, is not to be had here. */
    private Optional<Set<ChunkId>> chunksOf(ResourceRow row) {
        Set<ChunkId> chunks = new HashSet<>();
        chunks.add(row.manifest());
        try {
            Optional<Manifest> manifest = manifests.read(row.manifest());
            if (manifest.isEmpty()) {
                return Optional.empty();
            }
            chunks.addAll(manifest.get().rowChunks());
            manifests.rows(manifest.get(), r -> chunks.add(r.id()));
            return Optional.of(chunks);
        } catch (IOException e) {
            LOG.warn("a manifest cannot be read: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
