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
 * The four states of photos, from the receipts of one moment. They are counted by entry, not by photo: only what
 * several entries keep, and what some device excepts, is looked at one by one. Used by one thread.
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

    /** Copies of one photo, and what that makes it. */
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

    /** How many kept resources stand in each state; those in the trash in none. */
    public Map<PhotoState, Long> counts() throws IOException {
        Map<PhotoState, Long> counts = new EnumMap<>(PhotoState.class);
        for (PhotoState state : PhotoState.values()) {
            counts.put(state, 0L);
        }
        for (PhotoIndex.EntryRow entry : index.entries()) {
            PhotoState state =
                    judge(vouching(entry).size(), List.of(entry.position())).state();
            counts.merge(state, (long) entry.resources(), Long::sum);
        }
        index.keptByMany((id, row) -> counts.merge(standing(id, row).state(), 1L, Long::sum));
        for (ResourceId id : excepted) {
            recount(id, counts);
        }
        index.trashed(photo -> discount(photo, counts));
        return counts;
    }

    /** What is in the trash stands in no state. */
    private void discount(PhotoId photo, Map<PhotoState, Long> counts) throws IOException {
        for (ResourceId part : index.parts(photo)) {
            Optional<ResourceRow> row = index.resource(part);
            if (row.isPresent()) {
                counts.merge(standing(part, row.get()).state(), -1L, Long::sum);
            }
        }
    }

    public Standing standing(ResourceId id, ResourceRow row) throws IOException {
        Set<DeviceId> devices = new HashSet<>();
        for (Position position : row.positions()) {
            devices.addAll(vouching(entry(position)));
        }
        if (excepted.contains(id)) {
            Optional<Set<ChunkId>> chunks = chunksOf(row);
            devices.removeIf(device ->
                    chunks.map(all -> coverage.lacks(device, all)).orElseGet(() -> coverage.lacksAny(device)));
        }
        return judge(devices.size(), row.positions());
    }

    private void recount(ResourceId id, Map<PhotoState, Long> counts) throws IOException {
        Optional<ResourceRow> row = index.resource(id);
        if (row.isPresent() && row.get().positions().size() == 1) {
            PhotoIndex.EntryRow entry = entry(row.get().positions().get(0));
            PhotoState counted =
                    judge(vouching(entry).size(), row.get().positions()).state();
            counts.merge(counted, -1L, Long::sum);
            counts.merge(standing(id, row.get()).state(), 1L, Long::sum);
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

    private PhotoIndex.EntryRow entry(Position position) throws IOException {
        return index.entry(position).orElse(new PhotoIndex.EntryRow(position, 0, false));
    }

    /** Devices that vouch for an entry; none that lacks a chunk of which the books do not say whether it names it. */
    private Set<DeviceId> vouching(PhotoIndex.EntryRow entry) {
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
            index.waiting().forEach(position -> byEntry.put(position, chunks));
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
