package dev.roost.node.photo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roost.node.kit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawNamesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ff",
                "c3",
                "c328",
                "eda080",
                "f4908080",
                "c0af",
                "efbfbd",
                "41efbfbd42ff",
                "20",
                "2e2e2e",
                "7e",
                "255c",
                "256532",
                "0a0d1b5b41",
                "c2a0",
                "e280ae",
                "f09f91a8e2808df09f91a7",
                "2541",
                "3f23",
                "c280"
            })
    void everyNameThatLinuxHasIsReadAndFoundAgainByItsBytes(String hex) throws IOException {
        requireLinux();
        byte[] raw = HexFormat.of().parseHex(hex);
        Path path = RawNames.resolve(folder, raw).orElseThrow();
        Files.writeString(path, hex);
        Path listed = only(folder);
        assertThat(RawNames.of(listed)).isEqualTo(raw);
        assertThat(Files.readString(RawNames.resolve(folder, raw).orElseThrow()))
                .isEqualTo(hex);
    }

    @Test
    void composedAndDecomposedNamesAreTwo() throws IOException {
        requireLinux();
        byte[] composed = Normalizer.normalize("Küste.jpg", Normalizer.Form.NFC).getBytes(UTF_8);
        byte[] decomposed =
                Normalizer.normalize("Küste.jpg", Normalizer.Form.NFD).getBytes(UTF_8);
        Files.writeString(RawNames.resolve(folder, composed).orElseThrow(), "composed");
        Files.writeString(RawNames.resolve(folder, decomposed).orElseThrow(), "decomposed");
        try (Stream<Path> all = Files.list(folder)) {
            Set<String> names =
                    all.map(path -> HexFormat.of().formatHex(RawNames.of(path))).collect(Collectors.toSet());
            assertThat(names)
                    .containsExactlyInAnyOrder(
                            HexFormat.of().formatHex(composed), HexFormat.of().formatHex(decomposed));
        }
        assertThat(Files.readString(RawNames.resolve(folder, decomposed).orElseThrow()))
                .isEqualTo("decomposed");
    }

    @Test
    void aNameOf255BytesIsWhole() throws IOException {
        for (byte[] raw : List.of("ä".repeat(127).concat("x").getBytes(UTF_8), filled(255, (byte) 0xFE))) {
            requireLinux();
            Path path = RawNames.resolve(folder, raw).orElseThrow();
            Files.createFile(path);
            assertThat(RawNames.of(only(folder))).isEqualTo(raw);
            Files.delete(path);
        }
    }

    @Test
    void foldersAreReadLikeFilesAndTheRootHasNoName() throws IOException {
        requireLinux();
        byte[] raw = {(byte) 0xE9, 't', (byte) 0xE9};
        Path inner = Files.createDirectory(RawNames.resolve(folder, raw).orElseThrow());
        Files.createFile(RawNames.resolve(inner, raw).orElseThrow());
        assertThat(RawNames.of(only(folder))).isEqualTo(raw);
        assertThat(RawNames.of(only(only(folder)))).isEqualTo(raw);
        assertThat(RawNames.of(Path.of("/"))).isEmpty();
    }

    @Test
    void namesOfChanceComeBackByteForByte() {
        requireLinux();
        Seeds.each(200, chance -> {
            byte[] raw = new byte[1 + chance.nextInt(60)];
            chance.nextBytes(raw);
            for (int i = 0; i < raw.length; i++) {
                raw[i] = raw[i] == 0 || raw[i] == '/' ? (byte) 0x80 : raw[i];
            }
            Path path = RawNames.resolve(folder, raw).orElseThrow();
            Files.createFile(path);
            assertThat(RawNames.of(only(folder))).isEqualTo(raw);
            Files.delete(path);
        });
    }

    @Test
    void aNameThatCannotBeIsNoPath() {
        assertThat(RawNames.resolve(folder, new byte[] {'a', 0, 'b'})).isEmpty();
        assertThat(RawNames.resolve(folder, new byte[] {(byte) 0xFF, 0})).isEmpty();
    }

    private static byte[] filled(int length, byte value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, value);
        return bytes;
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.reduce((a, b) -> {
                        throw new AssertionError("two: " + a + ", " + b);
                    })
                    .orElseThrow();
        }
    }

    private static void requireLinux() {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "only Linux has names of any bytes");
    }
}
