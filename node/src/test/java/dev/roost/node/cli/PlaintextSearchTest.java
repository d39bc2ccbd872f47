package dev.roost.node.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.kit.Jpegs;
import dev.roost.node.kit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaintextSearchTest {
    /** What the search reads at a time. */
    private static final int BUFFER = 1 << 20;

    /** Whatever has so many bytes holds a window that was taken. */
    private static final int SURELY_FOUND = 31;

    @TempDir
    private Path temp;

    private final Random random = new Random(11);
    private Path pictures;
    private Path home;

    @BeforeEach
    void prepare() throws IOException {
        pictures = Files.createDirectory(temp.resolve("pictures"));
        home = temp.resolve("home");
        Files.createDirectories(home.resolve("store"));
    }

    private Path picture(String name, byte[] bytes) throws IOException {
        return Files.write(pictures.resolve(name), bytes);
    }

    private byte[] noise(int length) {
        return Jpegs.bytes(random, length);
    }

    /** A file of noise in the home, with something in it. */
    private Path plant(int length, int at, byte[] planted) throws IOException {
        byte[] bytes = noise(length);
        System.arraycopy(planted, 0, bytes, at, planted.length);
        return Files.write(home.resolve("store").resolve("000012.sst"), bytes);
    }

    private Optional<PlaintextSearch.Leak> search(List<Path> files) throws IOException {
        return new PlaintextSearch(files, Set.copyOf(files), Set.of()).in(home);
    }

    @Test
    void findsAPieceWhereverItLiesInAFile() throws IOException {
        byte[] secret = noise(40_000);
        List<Path> files = List.of(picture("a.jpg", secret), picture("b.jpg", noise(9_000)));
        byte[] piece = Arrays.copyOfRange(secret, 7_003, 7_003 + SURELY_FOUND);
        int length = 2 * BUFFER + 500;
        List<Integer> places = List.of(
                0,
                1,
                BUFFER / 2,
                BUFFER - SURELY_FOUND,
                BUFFER - 15,
                BUFFER - 1,
                BUFFER,
                2 * BUFFER - 8,
                length - SURELY_FOUND);
        for (int at : places) {
            Path planted = plant(length, at, piece);
            assertThat(search(files)).as("at %d", at).contains(new PlaintextSearch.Leak(planted, "a piece of a file"));
        }
    }

    @Test
    void findsEveryPieceOfThirtyOneBytesWhereverItWasCutFrom() {
        Seeds.each(40, chance -> {
            byte[] secret = Jpegs.bytes(chance, 200 + chance.nextInt(3_000));
            List<Path> files = List.of(picture("a.jpg", secret));
            int from = chance.nextInt(secret.length / 16 * 16 - SURELY_FOUND + 1);
            byte[] piece = Arrays.copyOfRange(secret, from, from + SURELY_FOUND);
            plant(1_000, chance.nextInt(1_000 - SURELY_FOUND + 1), piece);
            assertThat(search(files)).as("from %d of %d", from, secret.length).isPresent();
        });
    }

    @Test
    void saysNothingOfAHomeThatHoldsNothingOfTheFiles() throws IOException {
        List<Path> files = List.of(
                picture("IMG_2041.JPG", Jpegs.encoded(random, 320, false)), picture("notes of the day.txt", noise(70)));
        plant(3 * BUFFER, 0, new byte[0]);
        Files.write(home.resolve("identity"), new byte[0]);
        assertThat(search(files)).isEmpty();
    }

    @Test
    void fifteenBytesOfAFileAreTooFewToTell() throws IOException {
        byte[] secret = noise(4_096);
        plant(2_000, 77, Arrays.copyOfRange(secret, 160, 175));
        assertThat(search(List.of(picture("a.jpg", secret)))).isEmpty();
    }

    @Test
    void aWindowOfFewDifferentBytesTellsNothing() throws IOException {
        byte[] nine = "abcdefghiabcdefghiabcdefghiabcdefghi".getBytes(UTF_8);
        byte[] ten = "abcdefghijabcdefghijabcdefghijabcdefghij".getBytes(UTF_8);
        plant(2_000, 500, nine);
        assertThat(search(List.of(picture("nine.txt", nine)))).isEmpty();
        plant(2_000, 500, ten);
        assertThat(search(List.of(picture("ten.txt", ten)))).isPresent();
    }

    @Test
    void whatSeveralFilesHaveInCommonTellsOfNone() throws IOException {
        byte[] tables = noise(500);
        byte[] one = Jpegs.join(tables, noise(3_000));
        byte[] other = Jpegs.join(noise(35), tables, noise(2_000));
        List<Path> files = List.of(picture("a.jpg", one), picture("b.jpg", other));
        plant(5_000, 1_234, tables);
        assertThat(search(files)).isEmpty();
        plant(5_000, 1_234, Arrays.copyOfRange(one, 600, 700));
        assertThat(search(files)).isPresent();
    }

    @Test
    void whatStandsInAHomeThatNeverSawTheFilesTellsNothing() throws IOException {
        byte[] shared = noise(64);
        List<Path> files = List.of(picture("a.jpg", Jpegs.join(shared, noise(1_000))));
        Path control = Files.createDirectory(temp.resolve("control"));
        Files.write(control.resolve("LOG"), Jpegs.join(noise(100), shared));
        plant(5_000, 100, shared);
        assertThat(search(files)).isPresent();
        assertThat(new PlaintextSearch(files, Set.of(), Set.of(control)).in(home))
                .isEmpty();
    }

    @Test
    void findsTheNameOfAFileWithAndWithoutItsEnding() throws IOException {
        List<Path> files = List.of(picture("Grüße aus Rom.jpeg", noise(100)));
        String leak = "a name or a text";
        Path whole = plant(BUFFER + 100, BUFFER - 5, "Grüße aus Rom.jpeg".getBytes(UTF_8));
        assertThat(search(files)).contains(new PlaintextSearch.Leak(whole, leak));
        plant(4_000, 0, "Grüße aus Rom".getBytes(UTF_8));
        assertThat(search(files)).isPresent();
        plant(4_000, 4_000 - 15, "Grüße aus Rom".getBytes(UTF_8));
        assertThat(search(files)).isPresent();
        plant(4_000, 0, "Grüße aus Ro".getBytes(UTF_8));
        assertThat(search(files)).isEmpty();
    }

    @Test
    void findsTheNameOfAFolder() throws IOException {
        Path folder = Files.createDirectory(pictures.resolve("Sommer 2024"));
        plant(500, 33, "Sommer 2024".getBytes(UTF_8));
        assertThat(new PlaintextSearch(List.of(), Set.of(folder), Set.of()).in(home))
                .isPresent();
    }

    @Test
    void namesOfFewerThanEightBytesTellNothing() throws IOException {
        List<Path> files = List.of(picture("ann.jpg", noise(100)));
        plant(500, 33, "ann.jpg".getBytes(UTF_8));
        assertThat(search(files)).isEmpty();
    }

    @Test
    void findsANameInAName() throws IOException {
        List<Path> files = List.of(picture("birthday of ann.jpg", noise(100)));
        Path leak = Files.write(home.resolve("store/tmp-birthday of ann.jpg.part"), noise(10));
        assertThat(search(files)).contains(new PlaintextSearch.Leak(leak, "a name or a text"));
    }

    @Test
    void findsWhatACameraWroteIntoAPicture() throws IOException {
        Path sample = temp.resolve("sample");
        SampleFolder.make(Files.createDirectory(sample));
        List<Path> files = PlaintextSearch.regularFiles(sample);
        byte[] camera = "Try-It Mark II".getBytes(UTF_8);
        plant(5_000, 321, camera);
        assertThat(search(files)).map(PlaintextSearch.Leak::what).contains("a name or a text");
        plant(5_000, 321, Arrays.copyOf(camera, camera.length - 1));
        assertThat(search(files)).isEmpty();
    }

    @Test
    void emptyFilesAndEmptyPlacesAreSearchedToo() throws IOException {
        List<Path> files = List.of(picture("empty.jpg", new byte[0]), picture("small.txt", noise(15)));
        assertThat(new PlaintextSearch(List.of(), Set.of(), Set.of()).in(home)).isEmpty();
        Files.write(home.resolve("store/one"), noise(1));
        assertThat(search(files)).isEmpty();
    }
}
