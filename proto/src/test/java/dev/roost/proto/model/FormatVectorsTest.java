package dev.roost.proto.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.proto.VectorFile;
import dev.roost.proto.VectorFile.Vector;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/**
 * The layouts of PROTOCOL.md, frozen: made with {@code mvn -pl proto test -Droost.vectors=write}. Longer than 300 lines,
 * so that every layout's frozen bytes are made in one place.
 */
class FormatVectorsTest {
    private final LibraryId library = LibraryId.of(fill(32, 0x10));
    private final LogId log = new LogId(DeviceId.of(fill(32, 0x20)), 0x0102030405060708L);
    private final EntryHead head = EntryHead.of(fill(32, 0x30));
    private final ResourceId resource = ResourceId.of(fill(32, 0x40));
    private final PhotoId photo = PhotoId.of(fill(32, 0x50));
    private final ChunkId chunk = ChunkId.of(fill(32, 0x60));
    private final Principal keys = new Principal(Octets.copyOf(fill(32, 0x70)), Octets.copyOf(fill(1216, 0x71)));
    private final Octets signature = Octets.copyOf(fill(64, 0x7f));

    private interface Parser {
        byte[] readAndWrite(byte[] bytes) throws MalformedException;
    }

    private final Map<String, Vector> vectors = new LinkedHashMap<>();

    @Test
    void ids() {
        ok(
                "device id",
                "identity key 32 x 70",
                DeviceId.ofIdentityKey(keys.identityKey()).bytes());
        ok(
                "library id",
                "GENESIS body of one byte 01",
                LibraryId.ofGenesis(new byte[] {1}).bytes());
        byte[] bare = new ChunkHeader(ChunkType.PAYLOAD, new EpochName(0x01020304)).bytes();
        ok("chunk header", "payload, epoch 01020304", bare);
        ok("chunk id", "the chunk header alone", SealedChunk.of(bare).id().bytes());
        ok(
                "no exceptions",
                "digest of no ids",
                Receipt.exceptionsDigest(List.of()).toArray());
        ok(
                "two exceptions",
                "digest of 60 x 32 and 10 x 32, given in this order",
                Receipt.exceptionsDigest(List.of(chunk, ChunkId.of(fill(32, 0x10))))
                        .toArray());
        VectorFile.assertFrozen("ids.json", vectors);
    }

    @Test
    void lists() {
        ChunkList list = new ChunkList(
                ChunkType.PAYLOAD,
                true,
                List.of(new ChunkList.Row(7, ChunkId.of(fill(32, 0x11))), new ChunkList.Row(9, chunk)));
        Parser parser = b -> ChunkList.parse(SealedChunk.of(b)).toChunk().bytes();
        byte[] good = list.toChunk().bytes();
        both("held payload list of two", "held, rows (7, 11 x 32), (9, 60 x 32)", good, parser);
        refuse("list out of order", "its ids changed places", swap(good, 21, 54), "out of order", parser);
        refuse("list that repeats an id", "the first id twice", copy(good, 21, 54), "out of order", parser);
        refuse("list with an unknown flag", "flags 02", set(good, 13, 2), "unknown list flags", parser);
        refuse("list that counts too far", "count 16,385", set(set(good, 18, 0x40), 19, 1), "at most 16384", parser);
        refuse("list cut short", "one byte less", Arrays.copyOf(good, good.length - 1), "cut short", parser);
        refuse("list with a tail", "one byte more", Arrays.copyOf(good, good.length + 1), "too many", parser);
        refuse("list under suite 01", "suite 01", set(good, 5, 1), "suite 1", parser);
        VectorFile.assertFrozen("lists.json", vectors);
    }

    @Test
    void manifests() {
        ManifestRow row = new ManifestRow(chunk, 5, new Fingerprint(1, 2));
        ContentHash hash = ContentHash.of(fill(32, 0x44));
        Parser parser = b -> Manifest.parse(b).encode();
        byte[] good = new Manifest(10, hash, 1, List.of(row, row), List.of()).encode();
        both("manifest of two rows", "10 bytes in two chunks of 5, cut 1", good, parser);
        both(
                "divided manifest",
                "2^40 bytes, rows in two chunks",
                new Manifest(1L << 40, hash, 1, List.of(), List.of(chunk, chunk)).encode(),
                parser);
        Parser rowsParser = b -> ManifestRows.parse(b).encode();
        both("manifest rows", "one row", new ManifestRows(List.of(row)).encode(), rowsParser);
        refuse("manifest whose rows do not add up", "length 11", set(good, 15, 11), "add up", parser);
        refuse("manifest of a later version", "version 02", set(good, 4, 2), "unknown to this version", parser);
        refuse("manifest without rows", "count 0", set(good, 51, 0), "too many", parser);
        refuse("manifest with a long row", "row length 2^20", set(good, 85, 0x10), "at most 1048572", parser);
        VectorFile.assertFrozen("manifests.json", vectors);
    }

    @Test
    void statements() {
        FilePath path = new FilePath(
                3,
                FileName.ofRaw(utf8("Bilder")),
                List.of(FileName.ofRaw(utf8("e\u0301te\u0301")), FileName.ofRaw(new byte[] {'x', (byte) 0xff})));
        Seen bare = new Seen(
                resource,
                log.device(),
                Origin.WATCHED,
                "",
                Fidelity.ORIGINAL,
                MediaType.JPEG,
                path,
                Instant.ofEpochSecond(-1, 999_999_999),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Octets.EMPTY);
        Seen full = new Seen(
                resource,
                log.device(),
                Origin.IMPORT,
                "Takeout",
                Fidelity.ALTERED,
                MediaType.HEIF,
                path,
                Instant.ofEpochSecond(1, 2),
                Optional.of(Instant.ofEpochSecond(3, 4)),
                Optional.of(
                        new CaptureTime(LocalDateTime.of(2024, 2, 29, 12, 30), Optional.of(ZoneOffset.ofHours(-3)))),
                Optional.of(ResourceId.of(fill(32, 0x41))),
                Octets.copyOf(new byte[] {9}));
        Parser parser = b -> EntryBody.parse(b).encode();
        both("empty body", "incarnation 1, seq 2", body(List.of(), List.of()), parser);
        both(
                "kept row",
                "one resource and its manifest",
                body(List.of(new KeptRow(resource, chunk)), List.of()),
                parser);
        both("seen, bare", "watched, modified -0.000000001 s, decomposed name", body(List.of(), List.of(bare)), parser);
        both("seen, full", "import, all optional fields, rest 09", body(List.of(), List.of(full)), parser);
        both("group", "film of a photo", body(List.of(), List.of(new Group(resource, photo, 2, Octets.EMPTY))), parser);
        both(
                "about",
                "caption",
                body(List.of(), List.of(new About(photo, 4, Octets.copyOf(utf8("Oma")), Octets.EMPTY))),
                parser);
        both(
                "trash, untrash",
                "one after the other",
                body(List.of(), List.of(new Trash(photo, Octets.EMPTY), new Untrash(photo, Octets.EMPTY))),
                parser);
        both("device name", "kitchen", body(List.of(), List.of(DeviceAbout.name(log.device(), "kitchen"))), parser);
        both(
                "unknown statement",
                "kind 200, kept as it is",
                body(List.of(), List.of(new UnknownStatement(200, Octets.copyOf(new byte[] {1, 2, 3})))),
                parser);
        both(
                "later field value",
                "seen with origin 77 is kept as unknown",
                set(body(List.of(), List.of(bare)), 16 + 2 + 2 + 5 + 65, 77),
                parser);
        refuse("too many kept rows", "257", set(set(body(List.of(), List.of()), 16, 1), 17, 1), "at most 256", parser);
        VectorFile.assertFrozen("bodies.json", vectors);
    }

    @Test
    void facts() {
        Parser parser = b -> PhotoFacts.parse(Octets.copyOf(b)).encode().toArray();
        byte[] none = PhotoFacts.NONE.encode().toArray();
        both("no facts", "a file that says nothing", none, parser);
        byte[] full = new PhotoFacts(
                        new PhotoFacts.Frame(4032, 3024, 6),
                        new PhotoFacts.Camera("Apple", "iPhone \u00fc", "wide"),
                        Optional.of(new PhotoFacts.Place(-338567800, 1512152970, OptionalInt.of(-1250))),
                        OptionalLong.of(2_900),
                        true,
                        "4C8DB8AA-1F95-4C1F-9D6C-6D6C6E6F7071",
                        Octets.copyOf(new byte[] {9, 8}))
                .encode()
                .toArray();
        both("all facts", "each known, altitude -12.5 m, film of 2.9 s, rest 0908", full, parser);
        refuse("facts of a later version", "version 02", set(none, 0, 2), "unknown to this version", parser);
        refuse("facts with an unknown flag", "flags 10", set(none, 1, 0x10), "unknown flags", parser);
        refuse("altitude without a place", "flags 02", set(none, 1, 2), "without a place", parser);
        refuse("facts turned to nowhere", "orientation 9", set(none, 10, 9), "orientation of 9", parser);
        refuse("a frame without height", "width 1", set(none, 5, 1), "a frame of 1 by 0", parser);
        refuse("a place that is not there", "flags 01, nothing behind", set(none, 1, 1), "cut short", parser);
        byte[] far = Arrays.copyOf(set(none, 1, 1), none.length + 8);
        refuse("a place beyond the pole", "latitude 2^30", set(far, none.length, 0x40), "a place at", parser);
        refuse("a long text", "make of 256 bytes", set(none, 11, 1), "at most 255", parser);
        refuse("facts cut short", "one byte less", Arrays.copyOf(none, none.length - 1), "cut short", parser);
        Parser times = b -> CaptureTime.parse(Octets.copyOf(b)).encode().toArray();
        LocalDateTime leapDay = LocalDateTime.of(2024, 2, 29, 12, 30, 0, 5);
        byte[] local = new CaptureTime(leapDay, Optional.empty()).encode().toArray();
        both("corrected time", "2024-02-29T12:30:00.000000005, no offset", local, times);
        both(
                "corrected time with its offset",
                "the same at -03:00",
                new CaptureTime(leapDay, Optional.of(ZoneOffset.ofHours(-3)))
                        .encode()
                        .toArray(),
                times);
        refuse("a time with an unknown flag", "flags 02", set(local, 0, 2), "unknown flags", times);
        refuse("a time of no year", "2^62 seconds", set(local, 1, 0x40), "a time of", times);
        refuse("a time with a long second", "2^31 nanoseconds", set(local, 9, 0x80), "at most 999999999", times);
        VectorFile.assertFrozen("facts.json", vectors);
    }

    @Test
    void thumbnails() {
        Parser parser = b -> ThumbnailSet.parse(Octets.copyOf(b)).encode().toArray();
        ThumbnailSet.Picture small = new ThumbnailSet.Picture(256, 171, chunk);
        ThumbnailSet.Picture large = new ThumbnailSet.Picture(1_024, 683, ChunkId.of(fill(32, 0x61)));
        byte[] good =
                new ThumbnailSet(List.of(small, large), Octets.EMPTY).encode().toArray();
        both("two thumbnails", "256 x 171 in chunk 60 x 32, 1,024 x 683 in chunk 61 x 32", good, parser);
        both(
                "one upright thumbnail and a rest",
                "171 x 256, rest 09",
                new ThumbnailSet(List.of(new ThumbnailSet.Picture(171, 256, chunk)), Octets.copyOf(new byte[] {9}))
                        .encode()
                        .toArray(),
                parser);
        refuse("thumbnails of a later version", "version 02", set(good, 0, 2), "unknown to this version", parser);
        refuse("no thumbnails", "count 0", set(good, 1, 0), "1 to 8", parser);
        refuse("too many thumbnails", "count 9", set(good, 1, 9), "at most 8", parser);
        refuse("thumbnail without a height", "256 x 0", set(good, 5, 0), "256 x 0", parser);
        refuse(
                "thumbnails out of order",
                "the second 4 x 171",
                set(set(set(good, 38, 0), 39, 4), 40, 0),
                "of order",
                parser);
        refuse("thumbnails cut short", "one byte less", Arrays.copyOf(good, good.length - 1), "cut short", parser);
        refuse("thumbnails with a long rest", "1,025 bytes", Arrays.copyOf(good, 1_025), "1025 bytes", parser);
        VectorFile.assertFrozen("thumbnails.json", vectors);
    }

    @Test
    void entries() {
        EntryFields first = new EntryFields(
                EntryKind.KEPT,
                library,
                log,
                1,
                EntryHead.NONE,
                0x1122334455667788L,
                new EpochName(0x0a0b0c0d),
                List.of(Witness.of(new LogHead(log, 5, head))),
                List.of(chunk),
                Octets.copyOf(new byte[] {1, 2, 3}));
        LogEntry entry = LogEntry.of(first, signature);
        Parser parser = b -> LogEntry.parse(b).bytes();
        byte[] good = entry.bytes();
        both("entry", "first of its log, one witness, one list, body 010203", good, parser);
        ok("entry head", "of the entry", entry.head().bytes());
        ok("entry signing input", "of the entry", entry.signingInput());
        both("entry of unknown kind", "kind 99", set(good, 5, 0x99), parser);
        refuse("entry of a later version", "version 02", set(good, 4, 2), "unknown to this version", parser);
        refuse("entry zero", "seq 0", set(good, 85, 0), "numbered from 1", parser);
        refuse("second entry without a first", "seq 2, prev zeros", set(good, 85, 2), "points back to nothing", parser);
        refuse("entry with too many witnesses", "count 513", set(set(good, 130, 2), 131, 1), "at most 512", parser);
        refuse("entry cut short", "one byte less", Arrays.copyOf(good, good.length - 1), "cut short", parser);
        refuse("entry with a tail", "one byte more", Arrays.copyOf(good, good.length + 1), "too many", parser);
        VectorFile.assertFrozen("entries.json", vectors);
    }

    @Test
    void roster() {
        both(
                "genesis",
                "salt 11 x 32, the same keys twice",
                new Genesis(Octets.copyOf(fill(32, 0x11)), keys, keys).encode(),
                b -> Genesis.parse(b).encode());
        both(
                "add",
                "storage device with one grant",
                new Add(
                                keys,
                                Role.STORAGE,
                                List.of(new Grant(new EpochName(1), Octets.copyOf(fill(8, 1)))),
                                Octets.EMPTY)
                        .encode(),
                b -> Add.parse(b).encode());
        both(
                "role",
                "member",
                new RoleChange(log.device(), Role.MEMBER, Octets.EMPTY).encode(),
                b -> RoleChange.parse(b).encode());
        both(
                "epoch",
                "the second, one wrap",
                new Epoch(
                                head,
                                2,
                                Octets.copyOf(fill(32, 1)),
                                Octets.copyOf(fill(32, 2)),
                                List.of(new Epoch.Wrap(log.device(), Octets.copyOf(fill(9, 3)))),
                                Octets.copyOf(fill(52, 4)),
                                Octets.EMPTY)
                        .encode(),
                b -> Epoch.parse(b).encode());
        both(
                "revoke",
                "one cut",
                new Revoke(log.device(), List.of(new Revoke.Cut(1, 2, head)), Octets.EMPTY).encode(),
                b -> Revoke.parse(b).encode());
        both(
                "recovery",
                "new words",
                new RecoveryChange(keys, Octets.EMPTY).encode(),
                b -> RecoveryChange.parse(b).encode());
        both(
                "offer",
                "a share of 2^40 bytes",
                new Offer(Takes.SHARE, 1L << 40, Octets.EMPTY).encode(),
                b -> Offer.parse(b).encode());
        both(
                "confirm",
                "one entry",
                new Confirm(List.of(new LogHead(log, 9, head)), Octets.EMPTY).encode(),
                b -> Confirm.parse(b).encode());
        both(
                "adopt",
                "up to entry 9",
                new Adopt(new LogHead(log, 9, head), Octets.EMPTY).encode(),
                b -> Adopt.parse(b).encode());
        refuse(
                "unknown role",
                "role 03",
                set(new RoleChange(log.device(), Role.MEMBER, Octets.EMPTY).encode(), 32, 3),
                "unknown role",
                b -> RoleChange.parse(b).encode());
        VectorFile.assertFrozen("roster.json", vectors);
    }

    @Test
    void receipts() {
        Receipt.Mark whole = Receipt.Mark.whole(new LogHead(log, 9, head), 9);
        Receipt.Mark excepted = new Receipt.Mark(
                new LogHead(new LogId(log.device(), 2), 9, head), 8, 1, Receipt.exceptionsDigest(List.of(chunk)));
        Receipt receipt = Receipt.of(
                new Receipt.Fields(
                        Receipt.FLAG_FULL,
                        Takes.ALL,
                        library,
                        log,
                        42,
                        3600,
                        1000,
                        1L << 33,
                        1,
                        List.of(whole, excepted),
                        Octets.EMPTY),
                signature);
        Parser parser = b -> Receipt.parse(b).bytes();
        byte[] good = receipt.bytes();
        both("receipt", "full, takes all, one whole mark and one with an exception", good, parser);
        ok("receipt signing input", "of the receipt", receipt.signingInput());
        refuse("receipt of a later version", "version 02", set(good, 4, 2), "unknown to this version", parser);
        refuse(
                "receipt that is whole beyond its head",
                "whole 10 of 9",
                set(good, 205, 10),
                "a mark of 10 of 9",
                parser);
        refuse("receipt cut short", "one byte less", Arrays.copyOf(good, good.length - 1), "cut short", parser);
        VectorFile.assertFrozen("receipts.json", vectors);
    }

    private byte[] body(List<KeptRow> kept, List<? extends Statement> statements) {
        return new EntryBody(1, 2, kept, List.copyOf(statements), Octets.EMPTY).encode();
    }

    private void ok(String name, String input, byte[] bytes) {
        vectors.put(name, Vector.ok(input, bytes));
    }

    private void both(String name, String input, byte[] bytes, Parser parser) {
        ok(name, input, bytes);
        try {
            assertThat(parser.readAndWrite(bytes)).as(name).isEqualTo(bytes);
        } catch (MalformedException e) {
            throw new AssertionError(name, e);
        }
    }

    private void refuse(String name, String input, byte[] bytes, String because, Parser parser) {
        vectors.put(name, Vector.refused(input, bytes, because));
        assertThatThrownBy(() -> parser.readAndWrite(bytes))
                .as(name)
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining(because);
    }

    private static byte[] fill(int size, int value) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] set(byte[] bytes, int at, int value) {
        byte[] changed = bytes.clone();
        changed[at] = (byte) value;
        return changed;
    }

    private static byte[] copy(byte[] bytes, int from, int to) {
        byte[] changed = bytes.clone();
        System.arraycopy(bytes, from, changed, to, 32);
        return changed;
    }

    private static byte[] swap(byte[] bytes, int a, int b) {
        byte[] changed = copy(bytes, a, b);
        System.arraycopy(bytes, b, changed, a, 32);
        return changed;
    }
}
