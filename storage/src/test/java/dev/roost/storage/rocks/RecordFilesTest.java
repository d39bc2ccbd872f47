package dev.roost.storage.rocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.proto.Samples;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.SealedChunk;
import dev.roost.storage.ChunkStore;
import dev.roost.storage.DamagedStoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong bits in RocksDB's manifest and log, which it meets with silence or an endless loop. */
class RecordFilesTest {
    private static final int HEAD_BYTES = 7;
    private static final int TYPE_AT = 6;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final LibraryId library = new Samples(29).libraryId();

    @SuppressWarnings("NullAway.Init")
    private TestHome home;

    @BeforeEach
    void fill() throws IOException {
        home = TestHome.at(folder);
        Samples samples = new Samples(31);
        try (TestHome.Opened storage = home.openWithHome()) {
            ChunkStore store = storage.library(library).chunks();
            for (int round = 0; round < 2; round++) {
                for (int i = 0; i < 20; i++) {
                    store.put(samples.chunk(900_000));
                }
                store.commit();
            }
            SealedChunk last = samples.chunk(1_000);
            store.put(last);
            store.commit();
        }
    }

    @Test
    void aHealthyStorePasses() {
        assertThatCode(() -> RecordFiles.check(home.store())).doesNotThrowAnyException();
    }

    @Test
    void everyWrongBitInTheManifestIsFoundBeforeRocksDbReadsIt() throws IOException {
        home.openWithHome().close();
        Path manifest = manifest();
        byte[] good = Files.readAllBytes(manifest);
        List<Integer> passed = new ArrayList<>();
        for (int bit = 0; bit < good.length * 8; bit++) {
            DiskFault.flipBit(manifest, bit);
            try {
                RecordFiles.check(home.store());
                passed.add(bit);
            } catch (DamagedStoreException e) {
                assertThat(e).hasMessageContaining(home.store().toString());
            }
            DiskFault.flipBit(manifest, bit);
        }
        assertThat(passed).isEmpty();
    }

    @Test
    void wrongBitsAreFoundInAManifestOfManyBlocksToo() throws IOException {
        long seed = Long.getLong("roost.seed", System.nanoTime());
        Random random = new Random(seed);
        Path store = Files.createDirectory(folder.resolve("large"));
        try (Database database = Database.open(store)) {
            for (int i = 0; i < 30; i++) {
                try (Batch batch = database.batch()) {
                    batch.put(Family.LOCAL, new Samples(i).bytes(3_000), new byte[1]);
                    database.writeLazily(batch);
                }
                database.flush(List.of(Family.LOCAL));
            }
        }
        RecordFiles.check(store);
        Path manifest = store.resolve(Extent.manifest(store).orElseThrow());
        byte[] good = Files.readAllBytes(manifest);
        assertThat(good.length).isGreaterThan(3 * 32 * 1024);
        assertThat(RecordFiles.goodBytes(manifest, 0)).isEqualTo(good.length);
        assertThat(RecordFiles.goodBytes(manifest, good.length - 10)).isEqualTo(good.length);
        for (int i = 0; i < 300; i++) {
            int at = random.nextInt(good.length);
            int bit = 8 * at + random.nextInt(8);
            DiskFault.flipBit(manifest, bit);
            boolean isFiller = at % (32 * 1024) > 32 * 1024 - HEAD_BYTES;
            if (!isFiller) {
                assertThatThrownBy(() -> RecordFiles.check(store))
                        .as("seed %d, bit %d", seed, bit)
                        .isInstanceOf(DamagedStoreException.class);
            }
            DiskFault.flipBit(manifest, bit);
        }
    }

    @Test
    void aManifestWhoseLastRecordWasNotWrittenToItsEndPasses() throws IOException {
        Path manifest = manifest();
        byte[] good = Files.readAllBytes(manifest);
        List<Integer> records = records(good);
        int last = records.get(records.size() - 1);
        for (int length = good.length - 1; length >= last; length--) {
            DiskFault.cut(manifest, length);
            int cut = length;
            assertThatCode(() -> RecordFiles.check(home.store()))
                    .as("cut at byte %d", cut)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void refusesTheRecordTypeThatRocksDbReadsForEver() throws IOException {
        Path manifest = manifest();
        makeEndless(manifest);

        assertThatThrownBy(home::openWithHome)
                .isInstanceOf(DamagedStoreException.class)
                .hasMessageContaining(manifest.getFileName().toString())
                .hasMessageContaining("can be recovered");
    }

    @Test
    void refusesAnEndlessRecordInTheLogToo() throws IOException {
        try (TestHome.Opened storage = home.openWithHome()) {
            for (int i = 0; i < 5; i++) {
                storage.library(library).chunks().put(new Samples(i).chunk(1_000));
                storage.library(library).chunks().commit();
            }
        }
        Path log = home.files(".log").stream()
                .filter(file -> file.toFile().length() > HEAD_BYTES)
                .findFirst()
                .orElseThrow();
        byte[] bytes = Files.readAllBytes(log);
        List<Integer> records = records(bytes);
        bytes[records.get(records.size() - 1) + TYPE_AT] |= 4;
        Files.write(log, bytes);

        assertThatThrownBy(home::openWithHome).isInstanceOf(DamagedStoreException.class);
    }

    @Test
    void theOpenCheckOpensAHealthyStoreRefusesADamagedOneAndOutlastsAnEndlessOne() throws IOException {
        assertThat(check(Duration.ofSeconds(60))).isEqualTo(new OpenCheck.Result(OpenCheck.Outcome.OPENS, ""));
        byte[] good = Files.readAllBytes(manifest());

        makeEndless(manifest());
        assertThat(check(Duration.ofSeconds(3)).outcome()).isEqualTo(OpenCheck.Outcome.HANGS);
        assertThatThrownBy(home::openWithHome)
                .as("the child let go of the store's lock")
                .isInstanceOf(DamagedStoreException.class);

        good[records(good).get(1) + HEAD_BYTES] ^= 1;
        Files.write(manifest(), good);
        OpenCheck.Result refused = check(Duration.ofSeconds(60));
        assertThat(refused.outcome()).isEqualTo(OpenCheck.Outcome.DAMAGED);
        assertThat(refused.said()).contains(home.store().toString());
    }

    @Test
    void theOpenCheckStartsNoChildForWhatItMustNotTouch() throws IOException {
        assertThat(OpenCheck.run(home.store(), Duration.ofSeconds(60), ChildJvm.java("-Xmx64m")))
                .isEqualTo(new OpenCheck.Result(OpenCheck.Outcome.OPENS, ""));

        makeEndless(manifest());
        OpenCheck.Result refused = OpenCheck.run(home.store(), Duration.ofSeconds(1), List.of("/no/such/java"));
        assertThat(refused.outcome()).isEqualTo(OpenCheck.Outcome.DAMAGED);
        assertThat(refused.said()).contains(home.store().toString());
    }

    @Test
    void theOpenCheckSaysWhatIsWrongWithItsOwnCommand() {
        assertThatThrownBy(() ->
                        OpenCheck.runChild(folder.resolve("nowhere"), Duration.ofSeconds(60), ChildJvm.java("-Xmx64m")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nowhere");
        assertThatThrownBy(() -> OpenCheck.run(home.store(), Duration.ofSeconds(1), List.of("/no/such/java")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aCheckThatDiesSaysNothingOfTheStore() {
        for (List<String> command : List.of(
                List.of("/bin/false"),
                List.of("/bin/sh", "-c", "kill -9 $$"),
                List.of("/bin/sh", "-c", "echo Too many open files >&2; exit 1"))) {
            assertThatThrownBy(() -> OpenCheck.runChild(home.store(), Duration.ofSeconds(60), command))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(DamagedStoreException.class)
                    .hasMessageContaining("nothing was changed");
        }
    }

    private OpenCheck.Result check(Duration limit) throws IOException {
        return OpenCheck.runChild(home.store(), limit, ChildJvm.java("-Xmx64m"));
    }

    private Path manifest() throws IOException {
        return home.store()
                .resolve(Files.readString(home.store().resolve("CURRENT")).strip());
    }

    /** Bit 2 of the type byte of any record but the first makes it one of a recycled file. */
    private static void makeEndless(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        List<Integer> records = records(bytes);
        bytes[records.get(records.size() / 2) + TYPE_AT] |= 4;
        Files.write(file, bytes);
    }

    /** Where the records of a small file begin. */
    private static List<Integer> records(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        List<Integer> records = new ArrayList<>();
        int at = 0;
        while (at + HEAD_BYTES <= bytes.length && at < 32 * 1024 - HEAD_BYTES) {
            records.add(at);
            at += HEAD_BYTES + (in.getShort(at + 4) & 0xFFFF);
        }
        assertThat(records).hasSizeGreaterThan(1);
        return records;
    }
}
