package dev.roost.node.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.proto.VectorFile;
import dev.roost.proto.VectorFile.Vector;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.ChunkType;
import dev.roost.proto.model.ContentHash;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.EpochName;
import dev.roost.proto.model.Labels;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.PhotoId;
import dev.roost.proto.model.SealedChunk;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SealerTest {
    private final EpochKeys keys = new EpochKeys(new EpochName(1), fill(1), fill(2));
    private final Sealer sealer = new Sealer(Map.of(keys.name(), keys), keys);

    @Test
    void opensWhatItSealedAtEverySizeThatMatters() throws MalformedException {
        int[] sizes = {
            0,
            1,
            1019,
            1020,
            1021,
            16 * 1024 - 5,
            16 * 1024 - 4,
            16 * 1024 - 3,
            16 * 1024,
            20_000,
            500_000,
            Limits.CHUNK_PLAIN_BYTES_MAX - 1,
            Limits.CHUNK_PLAIN_BYTES_MAX
        };
        for (int size : sizes) {
            byte[] plain = bytes(size);
            SealedChunk chunk = sealer.seal(ChunkType.PAYLOAD, PlainChunk.of(plain));
            assertThat(sealer.open(ChunkType.PAYLOAD, chunk))
                    .as("size %d", size)
                    .isEqualTo(plain);
        }
    }

    @Test
    void theLargestChunkHasTheSizeThatTheProtocolAllows() {
        SealedChunk chunk = sealer.seal(ChunkType.PAYLOAD, PlainChunk.of(bytes(Limits.CHUNK_PLAIN_BYTES_MAX)));
        assertThat(chunk.size()).isEqualTo(Limits.CHUNK_SEALED_BYTES_MAX);
    }

    @Test
    void equalBytesSealAlikeAndOthersDoNot() {
        SealedChunk a = sealer.seal(ChunkType.PAYLOAD, PlainChunk.of(bytes(5000)));
        assertThat(sealer.seal(ChunkType.PAYLOAD, PlainChunk.of(bytes(5000))).bytes())
                .isEqualTo(a.bytes());
        byte[] other = bytes(5000);
        other[4999]++;
        SealedChunk b = sealer.seal(ChunkType.PAYLOAD, PlainChunk.of(other));
        assertThat(Arrays.copyOfRange(b.bytes(), 12, 36)).isNotEqualTo(Arrays.copyOfRange(a.bytes(), 12, 36));
        SealedChunk asManifest = sealer.seal(ChunkType.MANIFEST, PlainChunk.of(bytes(5000)));
        assertThat(Arrays.copyOfRange(asManifest.bytes(), 12, 36)).isNotEqualTo(Arrays.copyOfRange(a.bytes(), 12, 36));
    }

    @Test
    void aPartOfABufferSealsLikeACopyOfIt() {
        byte[] buffer = bytes(9000);
        SealedChunk part = sealer.seal(ChunkType.PAYLOAD, PlainChunk.of(buffer, 1000, 3000));
        SealedChunk copy = sealer.seal(ChunkType.PAYLOAD, PlainChunk.of(Arrays.copyOfRange(buffer, 1000, 4000)));
        assertThat(part).isEqualTo(copy);
    }

    /** What AES-GCM must never see: one key and one nonce with two different plain texts. */
    @Test
    void noKeyMeetsANonceTwiceOverManySeals() {
        EpochKeys later = new EpochKeys(new EpochName(2), fill(3), fill(2));
        Random random = new Random(9);
        Map<String, ChunkId> sealed = new HashMap<>();
        for (int i = 0; i < 3_000; i++) {
            // Many of one length that differ in a byte, some of several segments: what a folder of pictures is.
            byte[] plain = new byte[i % 50 == 0 ? 40_000 : 1 + random.nextInt(2_000)];
            plain[plain.length - 1] = (byte) i;
            for (EpochKeys under : List.of(keys, later)) {
                for (ChunkType type : List.of(ChunkType.PAYLOAD, ChunkType.MANIFEST)) {
                    Sealer sealing = new Sealer(Map.of(under.name(), under), under);
                    noteNonces(under, sealing.seal(type, PlainChunk.of(plain)), sealed);
                }
            }
        }
        assertThat(sealed).hasSizeGreaterThan(10_000);
    }

    /** Equal plain bytes make the same object: a pair may come again with that very object, and with no other. */
    private static void noteNonces(EpochKeys under, SealedChunk chunk, Map<String, ChunkId> sealed) {
        byte[] object = chunk.bytes();
        byte[] head = Arrays.copyOf(object, 12);
        byte[] salt = Arrays.copyOfRange(object, 12, 36);
        byte[] derived = Hkdf.expand(under.chunk(), 76, Labels.CHUNKED_AEAD, salt, head);
        for (int segment = 0; segment * (Limits.SEGMENT_BYTES + 16) < object.length - 68; segment++) {
            byte[] keyAndNonce = Arrays.copyOf(derived, 44);
            keyAndNonce[43] ^= (byte) segment;
            ChunkId other = sealed.putIfAbsent(HexFormat.of().formatHex(keyAndNonce), chunk.id());
            assertThat(other).isIn(null, chunk.id());
        }
    }

    @Test
    void refusesEverySingleBitFlip() {
        byte[] object =
                sealer.seal(ChunkType.PAYLOAD, PlainChunk.of(bytes(20_000))).bytes();
        for (int bit = 0; bit < 8 * object.length; bit++) {
            byte[] flipped = object.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(opens(flipped)).as("bit %d", bit).isFalse();
        }
    }

    @Test
    void refusesEveryTruncationAndEveryTail() {
        byte[] object =
                sealer.seal(ChunkType.PAYLOAD, PlainChunk.of(bytes(20_000))).bytes();
        for (int length = 0; length < object.length; length++) {
            assertThat(opens(Arrays.copyOf(object, length)))
                    .as("length %d", length)
                    .isFalse();
        }
        for (int more = 1; more < 40; more++) {
            assertThat(opens(Arrays.copyOf(object, object.length + more))).isFalse();
        }
    }

    @Test
    void refusesSegmentsThatChangedPlaces() {
        byte[] object =
                sealer.seal(ChunkType.PAYLOAD, PlainChunk.of(bytes(40_000))).bytes();
        byte[] swapped = object.clone();
        int segment = Limits.SEGMENT_BYTES + 16;
        System.arraycopy(object, 68, swapped, 68 + segment, segment);
        System.arraycopy(object, 68 + segment, swapped, 68, segment);
        assertThat(opens(swapped)).isFalse();
    }

    @Test
    void refusesAChunkOfAnotherLibraryEpochOrType() {
        EpochKeys foreign = new EpochKeys(new EpochName(1), fill(3), fill(4));
        SealedChunk chunk =
                new Sealer(Map.of(foreign.name(), foreign), foreign).seal(ChunkType.PAYLOAD, PlainChunk.of(bytes(10)));
        assertThatThrownBy(() -> sealer.open(ChunkType.PAYLOAD, chunk))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("not sealed with this library's keys");
        EpochKeys later = new EpochKeys(new EpochName(7), fill(1), fill(2));
        SealedChunk unknown =
                new Sealer(Map.of(later.name(), later), later).seal(ChunkType.PAYLOAD, PlainChunk.of(bytes(10)));
        assertThatThrownBy(() -> sealer.open(ChunkType.PAYLOAD, unknown)).hasMessageContaining("epoch 00000007");
        SealedChunk manifest = sealer.seal(ChunkType.MANIFEST, PlainChunk.of(bytes(10)));
        assertThatThrownBy(() -> sealer.open(ChunkType.PAYLOAD, manifest)).hasMessageContaining("MANIFEST");
    }

    @Test
    void bodiesOpenAndAreNoChunks() throws MalformedException {
        byte[] body = bytes(300);
        assertThat(sealer.openBody(sealer.sealBody(body))).isEqualTo(body);
        SealedChunk chunk = sealer.seal(ChunkType.PAYLOAD, PlainChunk.of(body));
        assertThatThrownBy(() -> sealer.openBody(Octets.copyOf(chunk.bytes()))).isInstanceOf(MalformedException.class);
    }

    @Test
    void frozenBytes() {
        Map<String, Vector> vectors = new LinkedHashMap<>();
        for (String text : new String[] {"", "a", "hello photo"}) {
            SealedChunk chunk = sealer.seal(ChunkType.PAYLOAD, PlainChunk.of(text.getBytes(StandardCharsets.UTF_8)));
            String keysUsed = "dedup key 01 x 32, chunk key 02 x 32, epoch 00000001, plain '" + text + "'";
            vectors.put("payload '" + text + "'", Vector.ok(keysUsed, chunk.bytes()));
            vectors.put("id of '" + text + "'", Vector.ok("", chunk.id().bytes()));
        }
        byte[] pattern = new byte[40_000];
        for (int i = 0; i < pattern.length; i++) {
            pattern[i] = (byte) (i * 7);
        }
        vectors.put(
                "id of 40,000 patterned bytes",
                Vector.ok(
                        "byte i is 7 * i",
                        sealer.seal(ChunkType.PAYLOAD, PlainChunk.of(pattern))
                                .id()
                                .bytes()));
        vectors.put(
                "body 010203",
                Vector.ok("same keys", sealer.sealBody(new byte[] {1, 2, 3}).toArray()));
        byte[] good =
                sealer.seal(ChunkType.PAYLOAD, PlainChunk.of(new byte[] {'a'})).bytes();
        refused(vectors, "wrong commitment", flip(good, 40), "not sealed with this library's keys");
        refused(vectors, "wrong tag", flip(good, good.length - 1), "segment");
        refused(vectors, "unknown suite", flip(good, 5), "suite");
        refused(vectors, "later format", flip(good, 4), "format 0");
        refused(vectors, "no last segment", Arrays.copyOf(good, 68 + 15), "short last segment");
        VectorFile.assertFrozen("sealing.json", vectors);
    }

    @Test
    void namesAreFrozen() {
        ContentNames names = new ContentNames(Secret.of(fill(5)));
        ContentHash hash = ContentHash.of(fill(6));
        Map<String, Vector> vectors = new LinkedHashMap<>();
        vectors.put(
                "resource id",
                Vector.ok(
                        "first vault key 05 x 32, SHA-256 06 x 32",
                        names.resource(hash).bytes()));
        vectors.put(
                "fingerprint",
                Vector.ok(
                        "plain 'a'",
                        names.fingerprint(PlainChunk.of(new byte[] {'a'})).bytes()));
        PhotoId photo = PhotoId.of(names.resource(hash));
        vectors.put("placement", Vector.ok("of that photo", new byte[] {(byte) names.placement(photo)}));
        DiscoveryKey discovery = new DiscoveryKey(Secret.of(fill(7)));
        byte[] salt = Arrays.copyOf(fill(8), 8);
        vectors.put(
                "mDNS tag",
                Vector.ok(
                        "discovery key 07 x 32, salt 08 x 8, port 47100, instance 'abcdefghijkl'",
                        discovery.tag(salt, 47_100, "abcdefghijkl")));
        String name = discovery.serverName(salt, DeviceId.of(fill(9)));
        vectors.put("server name", Vector.ok("the same, device 09 x 32", name.getBytes(StandardCharsets.US_ASCII)));
        vectors.put(
                "vault check",
                Vector.ok(
                        "vault key 05 x 32", EpochKeys.check(Secret.of(fill(5))).toArray()));
        VectorFile.assertFrozen("names.json", vectors);
    }

    private void refused(Map<String, Vector> vectors, String name, byte[] object, String because) {
        vectors.put(name, Vector.refused("the chunk of 'a', changed", object, because));
        assertThatThrownBy(() -> sealer.open(ChunkType.PAYLOAD, SealedChunk.of(object)))
                .as(name)
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining(because);
    }

    private boolean opens(byte[] object) {
        try {
            sealer.open(ChunkType.PAYLOAD, SealedChunk.of(object));
            return true;
        } catch (MalformedException | IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] flip(byte[] bytes, int at) {
        byte[] flipped = bytes.clone();
        flipped[at] ^= 1;
        return flipped;
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static byte[] fill(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
