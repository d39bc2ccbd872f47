package dev.roost.node.keep;

import dev.roost.node.crypto.ContentNames;
import dev.roost.node.crypto.Sealer;
import dev.roost.node.library.Library;
import dev.roost.node.library.PhotoIndex;
import dev.roost.node.library.ResourceRow;
import dev.roost.node.media.Facts;
import dev.roost.node.media.FactsReader;
import dev.roost.node.photo.Chunker;
import dev.roost.node.photo.Content;
import dev.roost.node.photo.FileStamp;
import dev.roost.node.photo.Original;
import dev.roost.node.photo.OriginalChunk;
import dev.roost.node.photo.OriginalsTable;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.Fidelity;
import dev.roost.proto.model.FilePath;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.Origin;
import dev.roost.proto.model.ResourceId;
import dev.roost.proto.model.SealedChunk;
import dev.roost.proto.model.Seen;
import dev.roost.storage.ChunkStore;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps one file at a time. Used by one thread at a time; it owns a buffer of 1 MiB. */
final class FileKeeper {
    private static final int READINGS_MAX = 3;

    private final Library library;
    private final PhotoIndex index;
    private final OriginalsTable originals;
    private final KnownFiles known;
    private final Chunker chunker = new Chunker();

    FileKeeper(Library library, PhotoIndex index, OriginalsTable originals, KnownFiles known) {
        this.library = library;
        this.index = index;
        this.originals = originals;
        this.known = known;
    }

    /**
     * What one file came to.
     *
     * @param photo what an entry can name once its chunks have arrived; empty while there is nowhere to put them
     */
    record Kept(ResourceId resource, long bytes, long newBytes, Optional<ReadyPhoto> photo) {}

    /** Gives a fresh destination for each reading: a file that changed meanwhile begins again. */
    @FunctionalInterface
    interface Destinations {
        SealingPass.Destination next();
    }

    /** Whether the file is as it was when it was last read, and there is nothing more to do with it. */
    Optional<Original> unchanged(FileStamp stamp, FilePath path, boolean hold, boolean canSend) throws IOException {
        Optional<Original> original = originals.original(originals.key(path));
        boolean settled = original.isPresent()
                && original.get().stamp().equals(stamp)
                && (original.get().state() == Original.State.KEPT || !(hold || canSend))
                && (!hold || isHeld(original.get()));
        return settled ? original : Optional.empty();
    }

    /**
     * Reads a file once more whose stamp did not tell everything, and notes it if it does by now.
     *
     * @return whether it holds what it held
     */
    boolean isAsItWas(Path file, Original original) throws IOException {
        Instant began = library.wall().instant();
        Content content = read(file, original.path(), chunk -> {});
        boolean same =
                content.hash().equals(original.hash()) && FileStamp.of(file).equals(original.stamp());
        if (same && !original.stamp().isTooFresh(began, library.wall().instant())) {
            originals.settled(originals.key(original.path()));
        }
        return same;
    }

    private Content read(Path file, FilePath path, Chunker.Sink sink) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            return chunker.cut(channel, path.name(), sink);
        }
    }

    /** Whether all its sealed chunks lie in this device's own store, as they once did. */
    private boolean isHeld(Original original) throws IOException {
        ChunkStore store = library.store().chunks();
        if (!original.held() || store.counts().lackingChunks() == 0) {
            return original.held();
        }
        for (OriginalChunk chunk : originals.chunks(originals.key(original.path()))) {
            if (chunk.sealed().isEmpty() || !store.holds(chunk.sealed().get().id())) {
                return false;
            }
        }
        Optional<ResourceRow> row = index.resource(original.resource());
        return row.isPresent() && store.holds(row.get().manifest());
    }

    /**
     * Reads a file, seals what is new, and notes it as pending.
     *
     * @throws UnstableFileException if it changed during each of three readings
     */
    Kept keep(Path file, FilePath path, boolean held, Destinations destinations) throws IOException {
        FileStamp before = FileStamp.of(file);
        for (int reading = 0; reading < READINGS_MAX; reading++) {
            SealingPass.Destination destination = destinations.next();
            SealingPass pass = new SealingPass(sealer(), names(), originals, destination);
            Instant began = library.wall().instant();
            Content content = read(file, path, pass);
            Facts facts = FactsReader.read(file, content.media());
            FileStamp after = FileStamp.of(file);
            if (after.equals(before) && content.length() == after.size()) {
                Original original = new Original(
                        path,
                        after,
                        names().resource(content.hash()),
                        content.hash(),
                        content.media(),
                        held && pass.isComplete(),
                        !after.isTooFresh(began, library.wall().instant()),
                        Original.State.NOTED);
                return noted(file, original, new Reading(content, facts, pass, destination), held);
            }
            before = after;
        }
        throw new UnstableFileException();
    }

    /** One reading of a file, and where its chunks went. */
    private record Reading(Content content, Facts facts, SealingPass pass, SealingPass.Destination destination) {}

    private Kept noted(Path file, Original original, Reading reading, boolean held) throws IOException {
        SealingPass pass = reading.pass();
        KnownFile now = KnownFile.of(originals.key(original.path()), original, reading.facts());
        known.note(now);
        originals.noted(original, pass.chunks());
        index.pending().show(now.line(original.path()));
        Optional<ReadyPhoto> photo = Optional.empty();
        if (pass.isComplete()) {
            List<SealedChunk> manifest = ManifestMaker.make(sealer(), reading.content(), pass.chunks());
            if (takeAll(reading.destination(), manifest)) {
                photo = Optional.of(ready(seen(file, original, now), now, reading, manifest, held));
            }
        }
        return new Kept(original.resource(), reading.content().length(), pass.newBytes(), photo);
    }

    private static boolean takeAll(SealingPass.Destination destination, List<SealedChunk> chunks) throws IOException {
        try {
            for (SealedChunk chunk : chunks) {
                if (!destination.take(chunk)) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static ReadyPhoto ready(
            Seen seen, KnownFile now, Reading reading, List<SealedChunk> manifest, boolean held) {
        List<ChunkId> payload = reading.pass().chunks().stream()
                .map(chunk -> chunk.sealed().orElseThrow().id())
                .toList();
        return new ReadyPhoto(
                now.key(),
                now.resource(),
                new ResourceRow.Content(
                        reading.content().length(), reading.content().hash()),
                manifest,
                payload,
                seen,
                now.facts(),
                held);
    }

    private Seen seen(Path file, Original original, KnownFile now) throws IOException {
        ResourceId resource = original.resource();
        Optional<ResourceId> before = index.at(now.key()).filter(id -> !id.equals(resource));
        return new Seen(
                resource,
                library.self(),
                Origin.WATCHED,
                "",
                Fidelity.ORIGINAL,
                now.media(),
                original.path(),
                original.stamp().modified(),
                created(file, original.stamp()),
                now.captured(),
                before,
                Octets.EMPTY);
    }

    /** When the file was made, where the file system knows it. */
    private static Optional<Instant> created(Path file, FileStamp stamp) throws IOException {
        Instant created = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .creationTime()
                .toInstant();
        boolean known = !created.equals(stamp.modified()) && created.getEpochSecond() > 0;
        return known ? Optional.of(created) : Optional.empty();
    }

    private Sealer sealer() {
        return library.keyring().sealer().orElseThrow(() -> new IllegalStateException("no keys to seal with"));
    }

    private ContentNames names() {
        return library.keyring().names().orElseThrow(() -> new IllegalStateException("no keys to name with"));
    }
}
