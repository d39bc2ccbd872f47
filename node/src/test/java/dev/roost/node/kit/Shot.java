package dev.roost.node.kit;

import dev.roost.node.crypto.PlainChunk;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.ChunkList;
import dev.roost.proto.model.ChunkType;
import dev.roost.proto.model.ContentHash;
import dev.roost.proto.model.EntryBody;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.Fidelity;
import dev.roost.proto.model.FileName;
import dev.roost.proto.model.FilePath;
import dev.roost.proto.model.KeptRow;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.Manifest;
import dev.roost.proto.model.ManifestRow;
import dev.roost.proto.model.MediaType;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.Origin;
import dev.roost.proto.model.PhotoId;
import dev.roost.proto.model.ResourceId;
import dev.roost.proto.model.SealedChunk;
import dev.roost.proto.model.Seen;
import dev.roost.proto.model.Sha256;
import dev.roost.proto.model.Statement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A photo made of chance and sealed without a file, and the entries that name such photos. */
public record Shot(
        ResourceId resource,
        ContentHash hash,
        long length,
        SealedChunk manifest,
        List<SealedChunk> payload,
        Seen seen) {
    private static final FileName ROOT = FileName.ofRaw("pictures".getBytes(StandardCharsets.UTF_8));

    /** A photo of so many chunks, seen by the device under a name. */
    public static Shot take(Device by, Random random, int chunks, String name) {
        List<byte[]> plain = new ArrayList<>();
        for (int i = 0; i < chunks; i++) {
            plain.add(Jpegs.bytes(random, 200 + random.nextInt(2_000)));
        }
        return of(by, plain, name);
    }

    /** A photo of these plain chunks. */
    public static Shot of(Device by, List<byte[]> plain, String... names) {
        MessageDigest sha = Sha256.start();
        List<SealedChunk> payload = new ArrayList<>();
        List<ManifestRow> rows = new ArrayList<>();
        long length = 0;
        for (byte[] bytes : plain) {
            sha.update(bytes);
            PlainChunk chunk = PlainChunk.of(bytes);
            SealedChunk sealed = by.sealer().seal(ChunkType.PAYLOAD, chunk);
            payload.add(sealed);
            rows.add(new ManifestRow(sealed.id(), bytes.length, by.names().fingerprint(chunk)));
            length += bytes.length;
        }
        ContentHash hash = ContentHash.of(sha.digest());
        byte[] manifest = new Manifest(length, hash, 1, rows, List.of()).encode();
        ResourceId resource = by.names().resource(hash);
        return new Shot(
                resource,
                hash,
                length,
                by.sealer().seal(ChunkType.MANIFEST, PlainChunk.of(manifest)),
                payload,
                seen(by, resource, names));
    }

    private static Seen seen(Device by, ResourceId resource, String... names) {
        List<FileName> parts = new ArrayList<>();
        for (String name : names) {
            parts.add(FileName.ofRaw(name.getBytes(StandardCharsets.UTF_8)));
        }
        return new Seen(
                resource,
                by.self(),
                Origin.WATCHED,
                "",
                Fidelity.ORIGINAL,
                MediaType.JPEG,
                new FilePath(5, ROOT, parts),
                Instant.parse("2024-07-14T11:32:00.000000001Z"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Octets.EMPTY);
    }

    /** The same photo, seen under other names, other times or by another device. */
    public Shot as(Seen other) {
        return new Shot(resource, hash, length, manifest, payload, other);
    }

    public Shot named(Device by, String... names) {
        return as(seen(by, resource, names));
    }

    /** Every chunk that an entry for it names, its manifest first. */
    public List<SealedChunk> chunks() {
        List<SealedChunk> all = new ArrayList<>();
        all.add(manifest);
        all.addAll(payload);
        return all;
    }

    public Set<ChunkId> ids() {
        Set<ChunkId> ids = new java.util.HashSet<>();
        chunks().forEach(chunk -> ids.add(chunk.id()));
        return ids;
    }

    /** Appends an entry that names photos, as keeping does; payload is stored only where it is held. */
    public static LogEntry keep(Device by, boolean held, List<Shot> shots) throws IOException {
        List<SealedChunk> lists = lists(by, held, shots);
        for (SealedChunk list : lists) {
            by.library().store().chunks().put(list);
        }
        for (Shot shot : shots) {
            for (SealedChunk chunk : held ? shot.chunks() : List.of(shot.manifest())) {
                by.library().store().chunks().put(chunk);
            }
        }
        by.library().store().chunks().commit();
        LogEntry entry = by.library()
                .append(EntryKind.KEPT, lists.stream().map(SealedChunk::id).toList(), body(shots));
        by.folds().advance();
        return entry;
    }

    public static EntryBody body(List<Shot> shots) {
        List<KeptRow> rows = shots.stream()
                .map(shot -> new KeptRow(shot.resource(), shot.manifest().id()))
                .toList();
        List<Statement> statements = new ArrayList<>();
        shots.forEach(shot -> statements.add(shot.seen()));
        return new EntryBody(0, 0, rows, statements, Octets.EMPTY);
    }

    public static List<SealedChunk> lists(Device by, boolean held, List<Shot> shots) {
        List<ChunkList.Row> index = new ArrayList<>();
        List<ChunkList.Row> payload = new ArrayList<>();
        for (Shot shot : shots) {
            int placement = by.names().placement(PhotoId.of(shot.resource()));
            index.add(new ChunkList.Row(placement, shot.manifest().id()));
            shot.payload().forEach(chunk -> payload.add(new ChunkList.Row(placement, chunk.id())));
        }
        List<ChunkList> lists = new ArrayList<>(ChunkList.covering(ChunkType.MANIFEST, held, index));
        lists.addAll(ChunkList.covering(ChunkType.PAYLOAD, held, payload));
        return lists.stream().map(ChunkList::toChunk).toList();
    }
}
