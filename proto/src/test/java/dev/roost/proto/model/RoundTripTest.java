package dev.roost.proto.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.proto.Samples;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written is read again as it was, for seeded values of every kind. */
class RoundTripTest {
    private static final int SEEDS = 500;

    @Test
    void entriesComeBackAsTheyWere() throws MalformedException {
        for (int seed = 0; seed < SEEDS; seed++) {
            LogEntry entry = new Samples(seed).entry();
            LogEntry back = LogEntry.parse(entry.bytes());
            assertThat(back).as("seed %d", seed).isEqualTo(entry);
            assertThat(back.fields()).isEqualTo(entry.fields());
            assertThat(back.head()).isEqualTo(entry.head());
            assertThat(back.signingInput()).isEqualTo(entry.signingInput());
        }
    }

    @Test
    void bodiesComeBackAsTheyWere() throws MalformedException {
        for (int seed = 0; seed < SEEDS; seed++) {
            EntryBody body = new Samples(seed).body();
            assertThat(EntryBody.parse(body.encode())).as("seed %d", seed).isEqualTo(body);
        }
    }

    @Test
    void receiptsComeBackAsTheyWere() throws MalformedException {
        for (int seed = 0; seed < SEEDS; seed++) {
            Receipt receipt = new Samples(seed).receipt();
            assertThat(Receipt.parse(receipt.bytes())).as("seed %d", seed).isEqualTo(receipt);
            assertThat(Receipt.parse(receipt.bytes()).fields()).isEqualTo(receipt.fields());
        }
    }

    @Test
    void receiptsThatArePassedOnComeBackWithTheirAgeAndWithout() throws MalformedException {
        for (int seed = 0; seed < SEEDS; seed++) {
            Receipt receipt = new Samples(seed).receipt();
            for (long age : new long[] {0, 1, 3_024_000, 0xFFFF_FFFFL}) {
                PassedReceipt passed = PassedReceipt.of(receipt, age);
                assertThat(PassedReceipt.parse(passed.encode())).isEqualTo(passed);
                assertThat(passed.ageSeconds()).hasValue(age);
            }
            assertThat(PassedReceipt.parse(receipt.bytes()).ageSeconds()).isEmpty();
            assertThat(PassedReceipt.of(receipt, Long.MAX_VALUE).ageSeconds()).hasValue(0xFFFF_FFFFL);
            for (int length : new int[] {1, 2, 3, 5}) {
                byte[] bytes = Arrays.copyOf(receipt.bytes(), receipt.bytes().length + length);
                assertThatThrownBy(() -> PassedReceipt.parse(bytes)).isInstanceOf(MalformedException.class);
                assertThatThrownBy(() -> Receipt.parse(bytes)).isInstanceOf(MalformedException.class);
            }
        }
    }

    @Test
    void listsAndManifestsComeBackAsTheyWere() throws MalformedException {
        for (int seed = 0; seed < SEEDS; seed++) {
            Samples samples = new Samples(seed);
            ChunkList list = samples.list(1 + seed);
            assertThat(ChunkList.parse(list.toChunk())).as("seed %d", seed).isEqualTo(list);
            Manifest manifest = samples.manifest(1 + seed % 20);
            assertThat(Manifest.parse(manifest.encode())).isEqualTo(manifest);
            ManifestRows rows = new ManifestRows(manifest.rows());
            assertThat(ManifestRows.parse(rows.encode())).isEqualTo(rows);
        }
    }

    @Test
    void rosterBodiesComeBackAsTheyWere() throws MalformedException {
        for (int seed = 0; seed < 50; seed++) {
            Samples s = new Samples(seed);
            Genesis genesis = new Genesis(s.octets(32), s.principal(), s.principal());
            assertThat(Genesis.parse(genesis.encode())).isEqualTo(genesis);
            Add add = new Add(
                    s.principal(), Role.STORAGE, List.of(new Grant(new EpochName(seed), s.octets(80))), s.octets(2));
            assertThat(Add.parse(add.encode())).isEqualTo(add);
            RoleChange role = new RoleChange(s.deviceId(), Role.MEMBER, Octets.EMPTY);
            assertThat(RoleChange.parse(role.encode())).isEqualTo(role);
            Epoch epoch = new Epoch(
                    EntryHead.of(s.bytes(32)),
                    2,
                    s.octets(32),
                    s.octets(32),
                    List.of(new Epoch.Wrap(s.deviceId(), s.octets(1200))),
                    s.octets(52),
                    Octets.EMPTY);
            assertThat(Epoch.parse(epoch.encode())).isEqualTo(epoch);
            Revoke revoke =
                    new Revoke(s.deviceId(), List.of(new Revoke.Cut(seed, 7, EntryHead.of(s.bytes(32)))), Octets.EMPTY);
            assertThat(Revoke.parse(revoke.encode())).isEqualTo(revoke);
            RecoveryChange recovery = new RecoveryChange(s.principal(), s.octets(1));
            assertThat(RecoveryChange.parse(recovery.encode())).isEqualTo(recovery);
            Offer offer = new Offer(Takes.SHARE, 1L << 40, Octets.EMPTY);
            assertThat(Offer.parse(offer.encode())).isEqualTo(offer);
            Confirm confirm = new Confirm(List.of(s.logHead(), s.logHead()), Octets.EMPTY);
            assertThat(Confirm.parse(confirm.encode())).isEqualTo(confirm);
            Adopt adopt = new Adopt(s.logHead(), s.octets(3));
            assertThat(Adopt.parse(adopt.encode())).isEqualTo(adopt);
        }
    }

    @Test
    void aNameThatIsNoUtf8KeepsItsBytes() {
        FileName name = FileName.ofRaw(new byte[] {'b', 'a', 'd', (byte) 0xff});
        assertThat(name.raw().toArray()).containsExactly('b', 'a', 'd', 0xff);
        assertThat(name.text()).isEqualTo("bad\ufffd");
    }

    @Test
    void aListCoversMoreIdsThanOneHolds() {
        Samples samples = new Samples(1);
        List<ChunkList.Row> rows = java.util.stream.IntStream.range(0, Limits.LIST_IDS_MAX + 5)
                .mapToObj(i -> new ChunkList.Row(0, samples.chunkId()))
                .toList();
        List<ChunkList> lists = ChunkList.covering(ChunkType.PAYLOAD, false, rows);
        assertThat(lists).hasSize(2);
        assertThat(lists.get(0).rows()).hasSize(Limits.LIST_IDS_MAX);
        assertThat(lists.get(1).rows()).hasSize(5);
    }

    @Test
    void aChunkNamedTwiceStandsOnceUnderItsSmallerPlacement() {
        ChunkId id = new Samples(2).chunkId();
        List<ChunkList> lists = ChunkList.covering(
                ChunkType.PAYLOAD, false, List.of(new ChunkList.Row(9, id), new ChunkList.Row(3, id)));
        assertThat(lists.get(0).rows()).containsExactly(new ChunkList.Row(3, id));
    }
}
