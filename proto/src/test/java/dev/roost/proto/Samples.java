package dev.roost.proto;

import dev.roost.proto.model.About;
import dev.roost.proto.model.CaptureTime;
import dev.roost.proto.model.ChunkHeader;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.ChunkList;
import dev.roost.proto.model.ChunkType;
import dev.roost.proto.model.ContentHash;
import dev.roost.proto.model.DeviceAbout;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.EntryBody;
import dev.roost.proto.model.EntryFields;
import dev.roost.proto.model.EntryHead;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.EpochName;
import dev.roost.proto.model.Fidelity;
import dev.roost.proto.model.FileName;
import dev.roost.proto.model.FilePath;
import dev.roost.proto.model.Fingerprint;
import dev.roost.proto.model.Group;
import dev.roost.proto.model.KeptRow;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.LogHead;
import dev.roost.proto.model.LogId;
import dev.roost.proto.model.Manifest;
import dev.roost.proto.model.ManifestRow;
import dev.roost.proto.model.MediaType;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.Origin;
import dev.roost.proto.model.PhotoId;
import dev.roost.proto.model.Principal;
import dev.roost.proto.model.Receipt;
import dev.roost.proto.model.ResourceId;
import dev.roost.proto.model.SealedChunk;
import dev.roost.proto.model.Seen;
import dev.roost.proto.model.Statement;
import dev.roost.proto.model.Takes;
import dev.roost.proto.model.Trash;
import dev.roost.proto.model.UnknownStatement;
import dev.roost.proto.model.Untrash;
import dev.roost.proto.model.Witness;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Valid values of every kind, the same for the same seed. Used by one thread. */
public final class Samples {
    private final Random random;

    public Samples(long seed) {
        this.random = new Random(seed);
    }

    public byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    public Octets octets(int size) {
        return Octets.copyOf(bytes(size));
    }

    public int upTo(int max) {
        return random.nextInt(max + 1);
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }

    public ChunkId chunkId() {
        return ChunkId.of(bytes(32));
    }

    public DeviceId deviceId() {
        return DeviceId.of(bytes(32));
    }

    public LibraryId libraryId() {
        return LibraryId.of(bytes(32));
    }

    public ResourceId resourceId() {
        return ResourceId.of(bytes(32));
    }

    public PhotoId photoId() {
        return PhotoId.of(bytes(32));
    }

    public LogId logId() {
        return new LogId(deviceId(), random.nextLong());
    }

    public LogHead logHead() {
        return new LogHead(logId(), 1 + upTo(1000), EntryHead.of(bytes(32)));
    }

    public Principal principal() {
        return new Principal(octets(32), octets(1216));
    }

    /** Bytes with the head of a chunk; nobody can open them. */
    public SealedChunk chunk(int size) {
        byte[] bytes = bytes(Math.max(size, ChunkHeader.BYTES));
        byte[] head = new ChunkHeader(ChunkType.PAYLOAD, new EpochName(random.nextInt())).bytes();
        System.arraycopy(head, 0, bytes, 0, head.length);
        return SealedChunk.of(bytes);
    }

    public ChunkList list(int size) {
        List<ChunkList.Row> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            rows.add(new ChunkList.Row(upTo(255), chunkId()));
        }
        return ChunkList.covering(ChunkType.PAYLOAD, random.nextBoolean(), rows).get(0);
    }

    public ManifestRow row() {
        return new ManifestRow(
                chunkId(), upTo(Limits.CHUNK_PLAIN_BYTES_MAX), new Fingerprint(random.nextLong(), random.nextLong()));
    }

    public Manifest manifest(int size) {
        List<ManifestRow> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            rows.add(row());
        }
        long length = rows.stream().mapToLong(ManifestRow::length).sum();
        return new Manifest(length, ContentHash.of(bytes(32)), 1, rows, List.of());
    }

    public FileName fileName() {
        String[] names = {"IMG_0001.JPG", "Grüße.jpg", "a", "e\u0301t\u00e9.heic", "日本.png", "..", "x".repeat(255)};
        byte[] raw = random.nextInt(8) == 0
                ? new byte[] {'b', (byte) 0xff, '.', 'j'}
                : names[random.nextInt(names.length)].getBytes(StandardCharsets.UTF_8);
        return FileName.ofRaw(raw);
    }

    public FilePath filePath() {
        List<FileName> parts = new ArrayList<>();
        for (int i = upTo(4); i >= 0; i--) {
            parts.add(fileName());
        }
        return new FilePath(random.nextLong(), fileName(), parts);
    }

    public Instant time() {
        return Instant.ofEpochSecond(random.nextInt(), upTo(999_999_999));
    }

    public Seen seen() {
        Optional<CaptureTime> captured = random.nextBoolean()
                ? Optional.empty()
                : Optional.of(new CaptureTime(
                        LocalDateTime.ofInstant(time(), ZoneOffset.UTC),
                        random.nextBoolean() ? Optional.of(ZoneOffset.ofHours(upTo(14))) : Optional.empty()));
        return new Seen(
                resourceId(),
                deviceId(),
                pick(Origin.values()),
                random.nextBoolean() ? "" : "PhotoSync",
                pick(Fidelity.values()),
                pick(MediaType.values()),
                filePath(),
                time(),
                random.nextBoolean() ? Optional.empty() : Optional.of(time()),
                captured,
                random.nextBoolean() ? Optional.empty() : Optional.of(resourceId()),
                octets(upTo(3)));
    }

    public Statement statement() {
        return switch (upTo(6)) {
            case 0 -> new Group(resourceId(), photoId(), upTo(255), octets(upTo(3)));
            case 1 -> new About(photoId(), upTo(255), octets(upTo(40)), octets(upTo(3)));
            case 2 -> new Trash(photoId(), octets(upTo(3)));
            case 3 -> new Untrash(photoId(), octets(upTo(3)));
            case 4 -> new UnknownStatement(100 + upTo(100), octets(upTo(50)));
            case 5 -> DeviceAbout.name(deviceId(), "kitchen");
            default -> seen();
        };
    }

    public EntryBody body() {
        List<KeptRow> kept = new ArrayList<>();
        List<Statement> statements = new ArrayList<>();
        for (int i = upTo(5); i > 0; i--) {
            kept.add(new KeptRow(resourceId(), chunkId()));
            statements.add(statement());
        }
        return new EntryBody(random.nextLong(), 1 + upTo(1000), kept, statements, octets(upTo(4)));
    }

    public LogEntry entry() {
        List<Witness> witnesses = new ArrayList<>();
        List<ChunkId> lists = new ArrayList<>();
        for (int i = upTo(4); i > 0; i--) {
            witnesses.add(Witness.of(logHead()));
            lists.add(chunkId());
        }
        long seq = 1L + upTo(3);
        EntryFields fields = new EntryFields(
                new EntryKind(upTo(255)),
                libraryId(),
                logId(),
                seq,
                seq == 1 ? EntryHead.NONE : EntryHead.of(bytes(32)),
                random.nextLong(),
                new EpochName(random.nextInt()),
                witnesses,
                lists,
                octets(upTo(500)));
        return LogEntry.of(fields, octets(64));
    }

    public Receipt receipt() {
        List<Receipt.Mark> marks = new ArrayList<>();
        for (int i = upTo(4); i > 0; i--) {
            LogHead head = logHead();
            marks.add(
                    random.nextBoolean()
                            ? Receipt.Mark.whole(head, head.seq())
                            : new Receipt.Mark(head, head.seq() - 1, upTo(9), octets(16)));
        }
        Receipt.Fields fields = new Receipt.Fields(
                upTo(3),
                pick(Takes.values()),
                libraryId(),
                logId(),
                upTo(1_000_000),
                upTo(4_000_000),
                upTo(1_000_000),
                random.nextInt(Integer.MAX_VALUE) * 100L,
                upTo(100),
                marks,
                octets(upTo(4)));
        return Receipt.of(fields, octets(64));
    }
}
