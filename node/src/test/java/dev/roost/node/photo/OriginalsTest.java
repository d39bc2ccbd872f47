package dev.roost.node.photo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.crypto.PlainChunk;
import dev.roost.node.kit.Device;
import dev.roost.node.kit.Household;
import dev.roost.node.kit.Jpegs;
import dev.roost.node.library.PathKey;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.ChunkType;
import dev.roost.proto.model.FileName;
import dev.roost.proto.model.FilePath;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.SealedChunk;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OriginalsTest {
    private final Random random = new Random(3);

    @TempDir
    private Path temp;

    private KeptFolder folder;
    private Device device;
    private OriginalsTable table;
    private Originals originals;

    @BeforeEach
    void prepare() throws IOException {
        device = Household.found(2).founder();
        table = new OriginalsTable(device.library());
        originals = new Originals(device.library(), table);
        folder = KeptFolder.of(Files.createDirectories(temp.toRealPath().resolve("Bilder à la \u4e2d")), true, false);
        table.keepFolder(folder);
    }

    /** Notes a file as keeping does. */
    private List<SealedChunk> note(Path file) throws IOException {
        List<OriginalChunk> chunks = new ArrayList<>();
        List<SealedChunk> sealed = new ArrayList<>();
        Content content;
        try (FileChannel channel = FileChannel.open(file)) {
            content = new Chunker().cut(channel, "a", plain -> {
                SealedChunk chunk = device.sealer().seal(ChunkType.PAYLOAD, plain);
                sealed.add(chunk);
                OriginalChunk.Sealed name =
                        new OriginalChunk.Sealed(device.sealer().epoch(), chunk.id());
                chunks.add(new OriginalChunk(plain.length(), device.names().fingerprint(plain), Optional.of(name)));
            });
        }
        table.noted(
                new Original(
                        path(file),
                        FileStamp.of(file),
                        device.names().resource(content.hash()),
                        content.hash(),
                        content.media(),
                        false,
                        true,
                        Original.State.NOTED),
                chunks);
        return sealed;
    }

    private FilePath path(Path file) {
        List<FileName> names = new ArrayList<>();
        for (Path name : folder.path().relativize(file)) {
            names.add(FileName.ofRaw(RawNames.of(name)));
        }
        return new FilePath(folder.key(), folder.name(), names);
    }

    private Path write(String name, byte[] bytes) throws IOException {
        Path file = folder.path().resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    @Test
    void sealsTheVeryChunksAgainThatKeepingSealed() throws IOException {
        byte[] picture = Jpegs.camera(random, 5_000, 2 * Limits.CHUNK_PLAIN_BYTES_MAX);
        List<SealedChunk> sealed = note(write("2024/IMG 1.jpg", picture));
        assertThat(sealed).hasSize(4);
        for (SealedChunk chunk : sealed) {
            assertThat(originals.get(chunk.id())).contains(chunk);
        }
    }

    @Test
    void anEmptyFileIsSealedAgainToo() throws IOException {
        SealedChunk empty = note(write("empty.jpg", new byte[0])).get(0);
        assertThat(originals.get(empty.id())).contains(empty);
    }

    @Test
    void aChunkThatNoOriginalMakesIsNotToBeHad() throws IOException {
        note(write("a.jpg", Jpegs.camera(random, 100, 1_000)));
        assertThat(originals.get(ChunkId.of(new byte[32]))).isEmpty();
    }

    @Test
    void afterTheFileChangedNothingIsMadeOfIt() throws IOException {
        byte[] bytes = Jpegs.camera(random, 100, 1_000);
        Path file = write("a.jpg", bytes);
        SealedChunk chunk = note(file).get(1);
        bytes[bytes.length - 50] ^= 1;
        Files.write(file, bytes);
        assertThat(originals.get(chunk.id())).isEmpty();
        Files.write(file, new byte[3]);
        assertThat(originals.get(chunk.id())).isEmpty();
        Files.delete(file);
        assertThat(originals.get(chunk.id())).isEmpty();
        Files.createDirectory(file);
        assertThat(originals.get(chunk.id())).isEmpty();
    }

    @Test
    void bytesThatChangedBehindAnUnchangedStampAreNotPassedOn() throws IOException {
        Path file = write("a.jpg", Jpegs.camera(random, 100, 1_000));
        SealedChunk chunk = note(file).get(1);
        PathKey key = table.key(path(file));
        byte[] rotten = Files.readAllBytes(file);
        rotten[rotten.length - 50] ^= 1;
        Files.write(file, rotten);
        Original original = table.original(key).orElseThrow();
        Original asIfUntouched = new Original(
                original.path(),
                FileStamp.of(file),
                original.resource(),
                original.hash(),
                original.media(),
                false,
                true,
                Original.State.NOTED);
        table.noted(asIfUntouched, table.chunks(key));
        assertThat(originals.get(chunk.id())).isEmpty();
    }

    @Test
    void ofSeveralOriginalsWithTheSameBytesAnyOneThatIsLeftWillDo() throws IOException {
        byte[] bytes = Jpegs.camera(random, 100, 1_000);
        Path first = write("a.jpg", bytes);
        Path second = write("b/the same.jpg", bytes);
        Path third = write("c.jpg", bytes);
        List<SealedChunk> sealed = note(first);
        assertThat(note(second)).isEqualTo(sealed);
        assertThat(note(third)).isEqualTo(sealed);
        assertThat(table.places(sealed.get(0).id())).hasSize(3);
        Files.delete(first);
        Files.setLastModifiedTime(third, FileTime.fromMillis(1_000));
        assertThat(originals.get(sealed.get(1).id())).contains(sealed.get(1));
        Files.delete(second);
        assertThat(originals.get(sealed.get(1).id())).isEmpty();
    }

    @Test
    void aChunkThatStandsTwiceInAFileIsSealedFromOneOfItsPlaces() throws IOException {
        byte[] bytes = new byte[2 * Limits.CHUNK_PLAIN_BYTES_MAX + 9];
        List<SealedChunk> sealed = note(write("zeros.bin", bytes));
        assertThat(sealed.get(0)).isEqualTo(sealed.get(1));
        assertThat(originals.get(sealed.get(0).id())).contains(sealed.get(0));
        assertThat(originals.get(sealed.get(2).id())).contains(sealed.get(2));
    }

    @Test
    void notingANewVersionForgetsThePlacesOfTheOldOne() throws IOException {
        Path file = write("a.jpg", Jpegs.camera(random, 100, 1_000));
        SealedChunk old = note(file).get(1);
        Files.write(file, Jpegs.camera(random, 100, 1_000));
        SealedChunk now = note(file).get(1);
        assertThat(table.places(old.id())).isEmpty();
        assertThat(originals.get(now.id())).contains(now);
        table.forget(table.key(path(file)));
        assertThat(table.places(now.id())).isEmpty();
        assertThat(table.original(table.key(path(file)))).isEmpty();
    }

    @Test
    void aFileThatALinkTookThePlaceOfIsNotFollowed() throws IOException {
        byte[] bytes = Jpegs.camera(random, 100, 1_000);
        Path file = write("a.jpg", bytes);
        SealedChunk chunk = note(file).get(1);
        Path elsewhere = Files.move(file, temp.resolve("elsewhere.jpg"));
        Files.createSymbolicLink(file, elsewhere);
        assertThat(originals.get(chunk.id())).isEmpty();
    }

    @Test
    void namesOfAnyBytesAreFoundAgain() throws IOException {
        byte[] raw = {(byte) 0xC3, '(', (byte) 0xFF};
        Path file = RawNames.resolve(folder.path(), raw).orElseThrow();
        Files.write(file, Jpegs.camera(random, 100, 1_000));
        SealedChunk chunk = note(file).get(0);
        assertThat(originals.get(chunk.id())).contains(chunk);
    }

    @Test
    void anOriginalComesBackFromItsRowAsItWas() throws IOException {
        Path file = write("2024/IMG 1.jpg", Jpegs.camera(random, 5_000, 9_000));
        note(file);
        PathKey key = table.key(path(file));
        Original original = table.original(key).orElseThrow();
        assertThat(original.path()).isEqualTo(path(file));
        assertThat(original.stamp()).isEqualTo(FileStamp.of(file));
        assertThat(original.state()).isEqualTo(Original.State.NOTED);
        List<PathKey> pending = new ArrayList<>();
        table.pending((k, o) -> pending.add(k));
        assertThat(pending).containsExactly(key);
        table.kept(List.of(key));
        assertThat(table.original(key).orElseThrow().state()).isEqualTo(Original.State.KEPT);
        pending.clear();
        table.pending((k, o) -> pending.add(k));
        assertThat(pending).isEmpty();
    }

    @Test
    void whetherAnOriginalIsSettledIsKnownAfterwards() throws IOException {
        Path file = write("a.jpg", Jpegs.camera(random, 100, 1_000));
        note(file);
        PathKey key = table.key(path(file));
        Original settled = table.original(key).orElseThrow();
        assertThat(settled.settled()).isTrue();
        Original fresh = new Original(
                settled.path(),
                settled.stamp(),
                settled.resource(),
                settled.hash(),
                settled.media(),
                true,
                false,
                Original.State.NOTED);
        table.noted(fresh, table.chunks(key));
        assertThat(table.original(key)).contains(fresh);
        table.kept(List.of(key));
        assertThat(table.original(key).orElseThrow().settled()).isFalse();
        table.settled(key);
        assertThat(table.original(key).orElseThrow().settled()).isTrue();
        assertThat(table.original(key).orElseThrow().held()).isTrue();
        assertThat(table.original(key).orElseThrow().state()).isEqualTo(Original.State.KEPT);
    }

    @Test
    void foldersComeBackWithEveryNameAndWithWhatIsWantedOfThem() throws IOException {
        byte[] raw = {'m', (byte) 0xF6, 'b', 'e', 'l'};
        Path odd =
                Files.createDirectory(RawNames.resolve(temp.toRealPath(), raw).orElseThrow());
        KeptFolder kept = KeptFolder.of(odd, false, true);
        table.keepFolder(kept);
        KeptFolder read = table.folder(kept.key()).orElseThrow();
        assertThat(read).isEqualTo(kept);
        assertThat(read.name().raw().toArray()).isEqualTo(raw);
        assertThat(Files.isSameFile(read.path(), odd)).isTrue();
        assertThat(table.folders()).containsExactlyInAnyOrder(folder, kept);
        assertThat(KeptFolder.of(Path.of("/"), false, false).name().text()).isEqualTo("root");
    }

    @Test
    void whatWasSealedOnceKeepsItsNameInLaterEpochs() throws IOException {
        PlainChunk plain = PlainChunk.of(Arrays.copyOf(new byte[] {1, 2, 3}, 5_000));
        OriginalChunk.Sealed name = new OriginalChunk.Sealed(
                device.sealer().epoch(),
                device.sealer().seal(ChunkType.PAYLOAD, plain).id());
        table.sealedAs(device.names().fingerprint(plain), name);
        assertThat(table.sealed(device.names().fingerprint(plain))).contains(name);
    }
}
