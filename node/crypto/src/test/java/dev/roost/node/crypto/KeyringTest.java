package dev.roost.node.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.proto.Samples;
import dev.roost.proto.SeededRandom;
import dev.roost.proto.VectorFile;
import dev.roost.proto.VectorFile.Vector;
import dev.roost.proto.model.ChunkType;
import dev.roost.proto.model.EntryHead;
import dev.roost.proto.model.Epoch;
import dev.roost.proto.model.EpochName;
import dev.roost.proto.model.Grant;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.Principal;
import dev.roost.proto.model.Role;
import dev.roost.proto.model.SealedChunk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyringTest {
    private final SeededRandom random = new SeededRandom(1);
    private final Identity first = Identity.create(random);
    private final RecoveryWords words = RecoveryWords.random(random);
    private final LibraryId library = new Samples(1).libraryId();
    private final Epoch body = Keyring.firstEpoch(
            library, List.of(first.principal(), words.identity(random).principal()), random);
    private final NamedEpoch epoch = new NamedEpoch(new EpochName(77), body);
    private final Keyring keyring = Keyring.open(first, library, List.of(epoch), List.of());

    @Test
    void theFirstMemberSealsAndTheWordsOpen() throws MalformedException {
        SealedChunk chunk = keyring.sealer().orElseThrow().seal(ChunkType.PAYLOAD, PlainChunk.of(new byte[] {1, 2, 3}));
        Identity recovered = RecoveryWords.parse(words.words()).identity(new SeededRandom(5));
        Keyring fromWords = Keyring.open(recovered, library, List.of(epoch), List.of());
        assertThat(fromWords.sealer().orElseThrow().open(ChunkType.PAYLOAD, chunk))
                .containsExactly(1, 2, 3);
    }

    @Test
    void aMemberIsGrantedEverythingAndAStorageDeviceTheTagsOnly() throws MalformedException {
        Identity member = Identity.create(new SeededRandom(2));
        Identity nas = Identity.create(new SeededRandom(3));
        List<Grant> toMember = keyring.grantsFor(member.principal(), Role.MEMBER, random);
        List<Grant> toNas = keyring.grantsFor(nas.principal(), Role.STORAGE, random);

        Keyring members = Keyring.open(member, library, List.of(epoch), toMember);
        Keyring nass = Keyring.open(nas, library, List.of(epoch), toNas);
        assertThat(members.isMember()).isTrue();
        assertThat(nass.isMember()).isFalse();
        assertThat(nass.sealer()).isEmpty();
        assertThat(nass.names()).isEmpty();

        byte[] tag = keyring.discoveryKeys().get(0).tag(new byte[8], 1, "x");
        assertThat(nass.discoveryKeys().get(0).made(tag, 1, "x")).isTrue();
        assertThat(nass.discoveryKeys().get(0).made(tag, 2, "x")).isFalse();
        assertThat(members.discoveryKeys().get(0).made(tag, 1, "x")).isTrue();
    }

    @Test
    void whatWasWrappedForOneDoesNotOpenForAnother() throws MalformedException {
        Identity nas = Identity.create(new SeededRandom(3));
        Identity thief = Identity.create(new SeededRandom(4));
        List<Grant> grants = keyring.grantsFor(nas.principal(), Role.MEMBER, random);
        assertThat(Keyring.open(thief, library, List.of(epoch), grants).isMember())
                .isFalse();
        LibraryId otherLibrary = new Samples(9).libraryId();
        assertThat(Keyring.open(nas, otherLibrary, List.of(epoch), grants).isMember())
                .isFalse();
    }

    /** A joining device says its own KEM key: whatever it says must end the pairing and not the thread it runs on. */
    @Test
    void aKemKeyThatIsNoneIsRefusedAndNothingElseIsThrown() {
        Octets identityKey = first.principal().identityKey();
        byte[] good = first.principal().kemKey().toArray();
        byte[] big = good.clone();
        Arrays.fill(big, 0, 1184 - 32, (byte) 0xff);
        byte[] lowOrder = good.clone();
        Arrays.fill(lowOrder, 1184, 1216, (byte) 0);
        for (byte[] key : List.of(big, lowOrder, filled(0xff))) {
            Principal hostile = new Principal(identityKey, Octets.copyOf(key));
            assertThatThrownBy(() -> keyring.grantsFor(hostile, Role.STORAGE, random))
                    .isInstanceOf(MalformedException.class)
                    .hasMessageContaining("KEM key");
        }
        for (int seed = 0; seed < 50; seed++) {
            byte[] chance = new byte[Principal.KEM_KEY_BYTES];
            new SeededRandom(seed).nextBytes(chance);
            refusedOrWrapped(new Principal(identityKey, Octets.copyOf(chance)));
        }
        refusedOrWrapped(new Principal(identityKey, Octets.copyOf(filled(0))));
    }

    private static byte[] filled(int value) {
        byte[] key = new byte[Principal.KEM_KEY_BYTES];
        Arrays.fill(key, (byte) value);
        return key;
    }

    private void refusedOrWrapped(Principal hostile) {
        try {
            assertThat(keyring.grantsFor(hostile, Role.MEMBER, random)).hasSize(1);
        } catch (MalformedException e) {
            assertThat(e).hasMessageContaining("KEM key");
        }
    }

    @Test
    void everyDamagedWrapIsLeftOut() {
        Octets wrap = body.wraps().get(0).wrap();
        for (int at = 0; at < wrap.size(); at += 7) {
            byte[] bytes = wrap.toArray();
            bytes[at] ^= 1;
            assertThat(KeyWrap.unwrap(first.kem(), first.id(), library, Octets.copyOf(bytes)))
                    .as("byte %d", at)
                    .isEmpty();
            assertThat(KeyWrap.unwrap(first.kem(), first.id(), library, Octets.copyOf(Arrays.copyOf(bytes, at))))
                    .isEmpty();
        }
    }

    /** Any member can sign such a wrap: it must be left out like any other that does not open, and the rest count. */
    @Test
    void anEncapsulationOfLowOrderIsLeftOutAndTheOthersStillOpen() throws MalformedException {
        Identity ben = Identity.create(new SeededRandom(2));
        Grant good = keyring.grantsFor(ben.principal(), Role.MEMBER, random).get(0);
        List<Grant> grants = new ArrayList<>();
        for (int lowOrder : new int[] {0, 1}) {
            byte[] bytes = good.wrap().toArray();
            Arrays.fill(bytes, 1088, 1120, (byte) 0);
            bytes[1088] = (byte) lowOrder;
            Octets bad = Octets.copyOf(bytes);
            assertThat(KeyWrap.unwrap(ben.kem(), ben.id(), library, bad)).isEmpty();
            grants.add(new Grant(good.epoch(), bad));
        }
        grants.add(good);
        assertThat(Keyring.open(ben, library, List.of(epoch), grants).isMember())
                .isTrue();
    }

    @Test
    void aStorageDeviceUsesTheDiscoveryKeysAloneWhateverWasWrappedForIt() throws MalformedException {
        Identity nas = Identity.create(new SeededRandom(3));
        List<Grant> grants = keyring.grantsFor(nas.principal(), Role.MEMBER, random);
        Keyring nass = Keyring.open(nas, library, List.of(epoch), grants).forStorage();
        assertThat(nass.isMember()).isFalse();
        assertThat(nass.sealer()).isEmpty();
        assertThat(nass.names()).isEmpty();
        assertThat(nass.discoveryKeys()).hasSize(1);
        assertThat(nass.grantsFor(first.principal(), Role.MEMBER, random)).hasSize(1);
    }

    @Test
    void aNewerEpochCarriesTheEarlierKeysAndIsSealedUnder() throws MalformedException {
        Sealer old = keyring.sealer().orElseThrow();
        SealedChunk oldChunk = old.seal(ChunkType.PAYLOAD, PlainChunk.of(new byte[] {4}));
        Secret newVault = Secret.of(fill(0x21));
        Secret newDiscovery = Secret.of(fill(0x22));
        Map<EpochName, Secret> earlier = new LinkedHashMap<>();
        byte[] unwrapped = KeyWrap.unwrap(
                        first.kem(), first.id(), library, body.wraps().get(0).wrap())
                .orElseThrow();
        earlier.put(epoch.name(), Secret.ofPart(unwrapped, 0));
        Identity late = Identity.create(new SeededRandom(8));
        byte[] both = new byte[64];
        System.arraycopy(newVault.reveal(), 0, both, 0, 32);
        System.arraycopy(newDiscovery.reveal(), 0, both, 32, 32);
        Epoch second = new Epoch(
                EntryHead.of(fill(1)),
                2,
                EpochKeys.check(newVault),
                EpochKeys.check(newDiscovery),
                List.of(new Epoch.Wrap(late.id(), KeyWrap.wrap(late.principal(), library, both, random))),
                EarlierKeys.seal(newVault, earlier),
                Octets.EMPTY);
        NamedEpoch named = new NamedEpoch(new EpochName(5), second);

        Keyring lates = Keyring.open(late, library, List.of(epoch, named), List.of());
        Sealer sealer = lates.sealer().orElseThrow();
        assertThat(sealer.epoch()).isEqualTo(named.name());
        assertThat(sealer.open(ChunkType.PAYLOAD, oldChunk)).containsExactly(4);
        assertThat(sealer.sealUnder(epoch.name(), ChunkType.PAYLOAD, PlainChunk.of(new byte[] {4})))
                .isEqualTo(oldChunk);
        assertThat(lates.names()).isPresent();
    }

    @Test
    void frozenBytes() throws MalformedException {
        Map<String, Vector> vectors = new LinkedHashMap<>();
        Secret seed = Secret.of(fill(0x31));
        vectors.put(
                "X-Wing public key",
                Vector.ok("seed 31 x 32", KeyWrap.publicKey(seed).toArray()));
        vectors.put(
                "Ed25519 public key",
                Vector.ok("seed 31 x 32", Signatures.publicKey(seed).toArray()));
        vectors.put(
                "Ed25519 signature",
                Vector.ok("message 'a'", Signatures.sign(seed, new byte[] {'a'}).toArray()));
        RecoveryWords abandon = RecoveryWords.random(new SeededRandom(0) {
            @Override
            public synchronized void nextBytes(byte[] bytes) {
                Arrays.fill(bytes, (byte) 0);
            }
        });
        vectors.put(
                "recovery identity key",
                Vector.ok(
                        "words of 32 zero bytes",
                        abandon.identity(random).principal().identityKey().toArray()));
        vectors.put(
                "earlier keys",
                Vector.ok(
                        "epoch 00000001 with key 32 x 32, under vault key 31 x 32",
                        EarlierKeys.seal(seed, Map.of(new EpochName(1), Secret.of(fill(0x32))))
                                .toArray()));
        VectorFile.assertFrozen("keys.json", vectors);
    }

    @Test
    void aFrozenWrapIsMadeAgainAndOpens() throws MalformedException {
        Secret seed = Secret.of(fill(0x31));
        Principal recipient = new Principal(Signatures.publicKey(seed), KeyWrap.publicKey(seed));
        LibraryId frozenLibrary = LibraryId.of(fill(0x34));
        Octets wrap = KeyWrap.wrap(recipient, frozenLibrary, fill(0x35), new SeededRandom(42));
        String input =
                "key 35 x 32 for the principal of seed 31 x 32, library 34 x 32, 64 bytes of java.util.Random(42)";
        VectorFile.assertFrozen("wrap.json", Map.of("wrap", Vector.ok(input, wrap.toArray())));
        assertThat(KeyWrap.unwrap(seed, recipient.id(), frozenLibrary, wrap))
                .hasValueSatisfying(keys -> assertThat(keys).isEqualTo(fill(0x35)));
    }

    private static byte[] fill(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
