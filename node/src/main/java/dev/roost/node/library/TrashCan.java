package dev.roost.node.library;

import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.ChunkType;
import dev.roost.proto.model.EntryBody;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.KeptRow;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.LogHead;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.PhotoId;
import dev.roost.proto.model.ResourceId;
import dev.roost.proto.model.SealedChunk;
import dev.roost.proto.model.Statement;
import dev.roost.proto.model.Trash;
import dev.roost.proto.model.Untrash;
import dev.roost.storage.ChunkStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts photos into the library's trash and takes them out again, by signed entries: with TRASH goes the release of what
 * no other photo needs, with UNTRASH the naming of everything that the photo needs. Nothing is deleted by either. Used
 * by one thread at a time.
 */
public final class TrashCan {
    /** An entry of others that comes while one is prepared makes it begin again; with few photos that is soon done. */
    private static final int TRIES_MAX = 100;

    /** Files of so many photos fit one entry, also where each is made up of several. */
    private static final int PHOTOS_AT_ONCE = 64;

    /** What is gathered at once is held in memory: of long films few are dealt with together. */
    private static final long CHUNKS_AT_ONCE = 16_384;

    private final Library library;
    private final Folds folds;
    private final PhotoIndex index;
    private final PhotoNeeds needs;

    public TrashCan(Library library, Folds folds, ManifestReader manifests) {
        this.library = library;
        this.folds = folds;
        this.index = folds.index();
        this.needs = new PhotoNeeds(library, index, manifests);
    }

    /** Puts photos into the trash; returns how many were not in it before. The entries are durable then. */
    public int trash(Collection<PhotoId> photos) throws IOException {
        folds.advance();
        List<PhotoId> live = new ArrayList<>();
        for (PhotoId photo : Set.copyOf(photos)) {
            if (!index.isTrashed(photo)) {
                live.add(photo);
            }
        }
        int atOnce = PHOTOS_AT_ONCE;
        int tries = 0;
        for (int done = 0; done < live.size(); ) {
            List<PhotoId> batch = batch(live, done, atOnce);
            if (release(batch)) {
                done += batch.size();
                atOnce = Math.min(PHOTOS_AT_ONCE, atOnce * 2);
                tries = 0;
            } else if (++tries == TRIES_MAX) {
                throw new IOException("Other devices are writing all the time. Try again when they are done.");
            } else {
                atOnce = Math.max(1, atOnce / 2);
            }
        }
        return live.size();
    }

    /**
     * Takes photos out of the trash; returns how many were in it. The entries are durable then.
     *
     * @throws IOException also if the manifest of one of them is not here: nothing can be promised for it then
     */
    public int untrash(Collection<PhotoId> photos) throws IOException {
        folds.advance();
        List<PhotoId> held = new ArrayList<>();
        List<PhotoId> others = new ArrayList<>();
        for (PhotoId photo : Set.copyOf(photos)) {
            if (index.isTrashed(photo)) {
                (isHeld(photo) ? held : others).add(photo);
            }
        }
        keepAgainAll(held, true);
        keepAgainAll(others, false);
        return held.size() + others.size();
    }

    private void keepAgainAll(List<PhotoId> photos, boolean held) throws IOException {
        for (int done = 0; done < photos.size(); ) {
            List<PhotoId> batch = batch(photos, done, PHOTOS_AT_ONCE);
            keepAgain(batch, held);
            done += batch.size();
        }
    }

    /** The next photos, as many as are not too much at once; one at least. */
    private List<PhotoId> batch(List<PhotoId> photos, int from, int max) throws IOException {
        int to = from;
        long chunks = 0;
        while (to < photos.size() && to - from < max) {
            chunks += needs.chunks(photos.get(to));
            if (to > from && chunks > CHUNKS_AT_ONCE) {
                break;
            }
            to++;
        }
        return photos.subList(from, to);
    }

    /** Returns false where an entry came in between: it may need what was to be released. */
    private boolean release(List<PhotoId> photos) throws IOException {
        Set<LogHead> seen = Set.copyOf(library.store().logs().heads());
        folds.advance();
        List<ChunkId> lists =
                store(FreedChunks.by(photos, library, index, needs).lists(false));
        List<Statement> statements = new ArrayList<>();
        photos.forEach(photo -> statements.add(new Trash(photo, Octets.EMPTY)));
        EntryBody body = new EntryBody(0, 0, List.of(), statements, Octets.EMPTY);
        Optional<LogEntry> entry = library.appendAfter(seen, EntryKind.RELEASED, lists, body);
        folds.advance();
        return entry.isPresent();
    }

    /**
     * Names everything that the photos need, not only what was released with them: the rest may have been released
     * meanwhile, with other photos that needed it too.
     */
    private void keepAgain(List<PhotoId> photos, boolean held) throws IOException {
        NamedChunks chunks = new NamedChunks();
        List<KeptRow> rows = new ArrayList<>();
        List<Statement> statements = new ArrayList<>();
        for (PhotoId photo : photos) {
            int placement = library.keyring().names().orElseThrow().placement(photo);
            for (ResourceId part : index.parts(photo)) {
                Optional<ResourceRow> row = index.resource(part);
                Map<ChunkId, ChunkType> own = needs.of(part)
                        .orElseThrow(() -> new IOException("What makes up the photo " + photo.hex()
                                + " has not all come to this device yet. Try again when it is connected to others."));
                own.forEach((id, type) -> chunks.add(id, type, placement));
                row.ifPresent(known -> rows.add(new KeptRow(part, known.manifest())));
            }
            statements.add(new Untrash(photo, Octets.EMPTY));
        }
        List<ChunkId> lists = store(chunks.lists(held));
        library.append(EntryKind.KEPT, lists, new EntryBody(0, 0, rows, statements, Octets.EMPTY));
        folds.advance();
    }

    /** Lists are durable before an entry names them. */
    private List<ChunkId> store(List<SealedChunk> lists) throws IOException {
        ChunkStore store = library.store().chunks();
        for (SealedChunk list : lists) {
            store.put(list);
        }
        store.commit();
        return lists.stream().map(SealedChunk::id).toList();
    }

    /** Whether this device meant to hold the photo itself when it kept it. */
    private boolean isHeld(PhotoId photo) throws IOException {
        for (ResourceId part : index.parts(photo)) {
            Optional<ResourceRow> row = index.resource(part);
            for (Position position : row.map(ResourceRow::positions).orElse(List.of())) {
                boolean own = position.log().device().equals(library.self());
                if (own && index.entries().at(position).map(EntryRow::held).orElse(false)) {
                    return true;
                }
            }
        }
        return false;
    }
}
