package dev.roost.node.keep;

import dev.roost.node.crypto.ContentNames;
import dev.roost.node.library.EntryRow;
import dev.roost.node.library.Folds;
import dev.roost.node.library.Library;
import dev.roost.node.library.PathKey;
import dev.roost.node.library.PhotoIndex;
import dev.roost.node.library.Position;
import dev.roost.node.library.ResourceRow;
import dev.roost.node.photo.OriginalsTable;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.ChunkList;
import dev.roost.proto.model.ChunkType;
import dev.roost.proto.model.EntryBody;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.KeptRow;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.PhotoId;
import dev.roost.proto.model.ResourceId;
import dev.roost.proto.model.SealedChunk;
import dev.roost.proto.model.Seen;
import dev.roost.proto.model.Statement;
import dev.roost.storage.ChunkStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Writes the log entries that name what was kept: up to 256 photos in one, and only when their chunks are durable. The
 * order is the promise: chunks and lists are committed, then the entry is appended, then the notes beside it. Safe for
 * use by many threads; while one writes, it holds the monitor of this object.
 */
final class EntryWriter {
    /** What a kept row takes in a body. */
    private static final int ROW_BYTES = 64;

    private final Library library;
    private final OriginalsTable originals;
    private final KnownFiles files;
    private final Folds folds;
    private final Consumer<List<PathKey>> written;
    private final List<ReadyPhoto> ready = new ArrayList<>();

    /**
     * Prepares a writer.
     *
     * @param written hears which originals an attempt dealt with, whether it succeeded or not
     */
    EntryWriter(
            Library library, OriginalsTable originals, KnownFiles files, Folds folds, Consumer<List<PathKey>> written) {
        this.library = library;
        this.originals = originals;
        this.files = files;
        this.folds = folds;
        this.written = written;
    }

    /** Takes a photo in; it is named with the next {@link #flush}. Returns whether there are enough for an entry. */
    boolean add(ReadyPhoto photo) {
        synchronized (ready) {
            ready.add(photo);
            return ready.size() >= Limits.ENTRY_PHOTOS_MAX;
        }
    }

    /** Writes entries for everything that is ready; they are durable when this returns. */
    public synchronized void flush() throws IOException {
        List<ReadyPhoto> photos;
        synchronized (ready) {
            photos = new ArrayList<>(ready);
            ready.clear();
        }
        if (photos.isEmpty()) {
            return;
        }
        try {
            for (boolean held : new boolean[] {true, false}) {
                List<ReadyPhoto> alike =
                        photos.stream().filter(photo -> photo.held() == held).toList();
                for (int from = 0; from < alike.size(); ) {
                    int to = batchEnd(alike, from);
                    write(alike.subList(from, to), held);
                    from = to;
                }
            }
        } finally {
            written.accept(photos.stream().map(ReadyPhoto::original).toList());
        }
    }

    /** Photos that wait for an entry. */
    int size() {
        synchronized (ready) {
            return ready.size();
        }
    }

    private static int batchEnd(List<ReadyPhoto> photos, int from) {
        int bytes = 0;
        int to = from;
        while (to < photos.size() && to - from < Limits.ENTRY_PHOTOS_MAX) {
            ReadyPhoto photo = photos.get(to);
            bytes += ROW_BYTES + StatementWriter.size(photo.seen()) + StatementWriter.size(photo.about());
            if (to > from && bytes > StatementWriter.ROOM_BYTES) {
                break;
            }
            to++;
        }
        return to;
    }

    private void write(List<ReadyPhoto> photos, boolean held) throws IOException {
        Map<ResourceId, ReadyPhoto> kept = new LinkedHashMap<>();
        List<Statement> statements = new ArrayList<>();
        Set<ResourceId> stated = new HashSet<>();
        List<PathKey> done = new ArrayList<>();
        for (ReadyPhoto photo : photos) {
            // What is in the trash was kept before, and is not named anew: it would never leave the disks then.
            if (!isKeptHere(photo) && !isTrashed(photo.resource())) {
                kept.put(photo.resource(), photo);
            }
            if (!isSeenHere(photo.seen())) {
                statements.add(photo.seen());
            }
            if (stated.add(photo.resource()) && !areStated(photo)) {
                statements.add(photo.about());
            }
            done.add(photo.original());
        }
        ChunkStore store = library.store().chunks();
        List<ChunkId> lists = new ArrayList<>();
        for (SealedChunk list : lists(kept.values().stream().toList(), held)) {
            store.put(list);
            lists.add(list.id());
        }
        for (ReadyPhoto photo : kept.values()) {
            for (SealedChunk chunk : photo.index()) {
                store.put(chunk);
            }
        }
        store.commit();
        files.untied(done);
        // The log comes after its chunks: a crash above leaves chunks that nothing names, never the other way round.
        if (!kept.isEmpty() || !statements.isEmpty()) {
            List<KeptRow> rows = kept.values().stream()
                    .map(photo -> new KeptRow(photo.resource(), photo.manifest()))
                    .toList();
            library.append(
                    kept.isEmpty() ? EntryKind.STATEMENTS : EntryKind.KEPT,
                    lists,
                    new EntryBody(0, 0, rows, statements, Octets.EMPTY));
        }
        folds.advance();
        for (ReadyPhoto photo : photos) {
            folds.index().learn(photo.resource(), photo.content());
        }
        originals.kept(done);
    }

    private boolean isTrashed(ResourceId resource) throws IOException {
        return folds.index().isTrashed(folds.index().photoOf(resource));
    }

    /** A stop between the entry and the notes beside it must not make a second entry. */
    private boolean isKeptHere(ReadyPhoto photo) throws IOException {
        Optional<ResourceRow> row = folds.index().resource(photo.resource());
        for (Position position : row.map(ResourceRow::positions).orElse(List.of())) {
            boolean own = position.log().device().equals(library.self());
            boolean heldAlready =
                    folds.index().entries().at(position).map(EntryRow::held).orElse(false);
            if (own && (heldAlready || !photo.held())) {
                return true;
            }
        }
        return false;
    }

    private boolean areStated(ReadyPhoto photo) throws IOException {
        return folds.index().facts(photo.resource()).equals(Optional.of(photo.facts()));
    }

    /** What a path held before and holds again is seen anew. */
    private boolean isSeenHere(Seen seen) throws IOException {
        if (!folds.index().at(PathKey.of(seen)).equals(Optional.of(seen.resource()))) {
            return false;
        }
        for (PhotoIndex.Sighted sighted : folds.index().seen(seen.resource())) {
            if (sighted.seen().path().equals(seen.path())
                    && sighted.seen().device().equals(seen.device())
                    && sighted.seen().modified().equals(seen.modified())
                    && sighted.seen().captured().equals(seen.captured())) {
                return true;
            }
        }
        return false;
    }

    private List<SealedChunk> lists(List<ReadyPhoto> photos, boolean held) {
        ContentNames contentNames =
                library.keyring().names().orElseThrow(() -> new IllegalStateException("no keys to name with"));
        List<ChunkList.Row> indexRows = new ArrayList<>();
        List<ChunkList.Row> payloadRows = new ArrayList<>();
        for (ReadyPhoto photo : photos) {
            int placement = contentNames.placement(PhotoId.of(photo.resource()));
            photo.index().forEach(chunk -> indexRows.add(new ChunkList.Row(placement, chunk.id())));
            photo.payload().forEach(id -> payloadRows.add(new ChunkList.Row(placement, id)));
        }
        List<ChunkList> lists = new ArrayList<>(ChunkList.covering(ChunkType.MANIFEST, held, indexRows));
        lists.addAll(ChunkList.covering(ChunkType.PAYLOAD, held, payloadRows));
        return lists.stream().map(ChunkList::toChunk).toList();
    }
}
