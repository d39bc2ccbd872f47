package dev.roost.node.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roost.node.kit.Device;
import dev.roost.node.kit.Household;
import dev.roost.node.kit.Paintings;
import dev.roost.node.library.TrashCan;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.PhotoId;
import dev.roost.proto.model.ThumbnailSet;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who makes which thumbnails: real decoders, logs and stores, and no network. */
class ThumbnailPassTest {
    @TempDir
    private Path temp;

    private final Household house = Household.found(31);
    private final Device anna = house.founder();
    private final Device ben = house.admitMember();
    private final List<ThumbnailMaker> members = new ArrayList<>();

    ThumbnailPassTest() throws IOException {}

    @AfterEach
    void close() {
        members.forEach(ThumbnailMaker::close);
    }

    private ThumbnailMaker member(Device device, String name, Path... tools) throws IOException {
        ThumbnailMaker member =
                new ThumbnailMaker(device, house.time(), temp.toRealPath().resolve(name), tools);
        members.add(member);
        return member;
    }

    /** A program that turns any HEIC file into this picture. */
    private Path heicTool(String name, BufferedImage picture) throws IOException {
        Path tools = Files.createDirectories(temp.resolve("tools " + name));
        Path output = Files.write(tools.resolve("picture"), Paintings.encoded(picture, "jpeg"));
        Path tool = Files.writeString(
                tools.resolve("heif-convert"), "#!/bin/sh\n[ -e \"$3\" ] && cp '" + output + "' \"$4\"\n");
        assumeTrue(tool.toFile().setExecutable(true) && Files.isExecutable(Path.of("/bin/sh")), "no shell here");
        return tools;
    }

    private static byte[] heic() {
        return "\0\0\0\u0018ftypheic\0\0\0\0mif1heic and more".getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] jpeg(int width, int height) throws IOException {
        return Paintings.encoded(Paintings.corners(width, height), "jpeg");
    }

    @Test
    void twoSizesComeInAnEntryOfTheirOwnThatNamesThem() throws Exception {
        ThumbnailMaker first = member(anna, "anna");
        first.keep("wide.jpg", jpeg(1_500, 1_000));
        PhotoId photo = first.photo("wide.jpg");
        assertThat(first.thumbnails(photo)).isEmpty();
        first.makeAll();
        assertThat(first.thumbnails(photo))
                .extracting(picture -> picture.width() + " x " + picture.height())
                .containsExactly("256 x 171", "1024 x 683");
        BufferedImage large = first.show(first.thumbnails(photo).get(1));
        assertThat(large.getWidth()).isEqualTo(1_024);
        assertThat(Paintings.corners(large)).isEqualTo("red green / blue white");

        LogEntry entry = anna.newestEntry();
        assertThat(entry.fields().kind()).isEqualTo(EntryKind.KEPT);
        assertThat(anna.library().open(entry).orElseThrow().kept()).isEmpty();
        Set<ChunkId> stated = new HashSet<>();
        first.thumbnails(photo).forEach(picture -> stated.add(picture.chunk()));
        assertThat(anna.named(entry)).isEqualTo(stated);
    }

    @Test
    void whatTheFirstMemberCannotDecodeAnotherOneDoes() throws Exception {
        ThumbnailMaker first = member(anna, "anna");
        ThumbnailMaker second = member(ben, "ben", heicTool("ben", Paintings.corners(600, 400)));
        first.keep("a.heic", heic());
        PhotoId photo = first.photo("a.heic");
        first.makeAll();
        assertThat(first.thumbnails(photo)).isEmpty();
        ben.pull(anna);
        second.keep("b.heic", heic());
        second.makeAll();
        anna.pull(ben);
        assertThat(first.thumbnails(photo)).hasSize(2).isEqualTo(second.thumbnails(photo));
        assertThat(Paintings.corners(first.show(first.thumbnails(photo).get(0))))
                .isEqualTo("red green / blue white");
        // A program that comes later finds nothing left to do.
        ben.pull(anna);
        ThumbnailMaker third = member(anna, "anna", heicTool("late", Paintings.corners(300, 400)));
        third.due.begin(third.originals);
        third.makeAll();
        assertThat(first.thumbnails(photo)).isEqualTo(second.thumbnails(photo));
    }

    @Test
    void aProgramThatComesLaterIsUsedAtTheNextStart() throws Exception {
        ThumbnailMaker first = member(anna, "anna");
        first.keep("a.heic", heic());
        first.makeAll();
        ThumbnailMaker later = member(anna, "anna", heicTool("anna", Paintings.corners(600, 400)));
        later.makeAll();
        assertThat(later.thumbnails(first.photo("a.heic"))).isEmpty();
        later.due.begin(later.originals);
        later.makeAll();
        assertThat(later.thumbnails(first.photo("a.heic"))).hasSize(2);
    }

    @Test
    void ofTwoThatWereMadeApartTheFirstStaysEverywhere() throws Exception {
        ThumbnailMaker first = member(anna, "anna", heicTool("anna", Paintings.corners(600, 400)));
        ThumbnailMaker second = member(ben, "ben", heicTool("ben", Paintings.corners(400, 600)));
        first.keep("a.heic", heic());
        second.keep("b.heic", heic());
        PhotoId photo = first.photo("a.heic");
        assertThat(second.photo("b.heic")).isEqualTo(photo);
        house.time().pass(Duration.ofSeconds(1));
        second.makeAll();
        house.time().pass(Duration.ofSeconds(1));
        first.makeAll();
        List<ThumbnailSet.Picture> bens = second.thumbnails(photo);
        List<ThumbnailSet.Picture> annas = first.thumbnails(photo);
        assertThat(annas).isNotEqualTo(bens);
        anna.pull(ben);
        ben.pull(anna);
        for (ThumbnailMaker member : List.of(first, second)) {
            assertThat(member.thumbnails(photo)).isEqualTo(bens);
            member.device.folds().restart();
            assertThat(member.thumbnails(photo)).isEqualTo(bens);
        }
        new TrashCan(anna.library(), anna.folds(), anna.manifests()).trash(List.of(photo));
        for (ThumbnailSet.Picture picture : List.of(annas.get(0), annas.get(1), bens.get(0), bens.get(1))) {
            assertThat(newestNames()).contains(picture.chunk());
        }
    }

    @Test
    void aFileThatChangedOrWentIsPutOffAndMadeWhenItIsBack() throws Exception {
        ThumbnailMaker first = member(anna, "anna");
        byte[] bytes = jpeg(600, 400);
        first.keep("a.jpg", bytes);
        PhotoId photo = first.photo("a.jpg");
        Path moved = Files.move(first.folder.resolve("a.jpg"), temp.resolve("moved"));
        first.makeAll();
        assertThat(first.thumbnails(photo)).isEmpty();
        Files.move(moved, first.folder.resolve("a.jpg"));
        first.due.begin(first.originals);
        first.scan();
        first.makeAll();
        assertThat(first.thumbnails(photo)).hasSize(2);
    }

    @Test
    void whatFailsThreeTimesIsLeftAlone() throws Exception {
        ThumbnailMaker first = member(anna, "anna");
        first.keep("bomb.png", Paintings.bomb());
        long entries = entries();
        for (int start = 0; start < 3; start++) {
            assertThat(first.due.next(10)).hasSize(1);
            first.makeAll();
            first.due.begin(first.originals);
        }
        assertThat(first.due.next(10)).isEmpty();
        assertThat(entries()).isEqualTo(entries);
    }

    @Test
    void aHomeThatNeverMadeAnyMakesThemOfAllItKept() throws Exception {
        ThumbnailMaker first = member(anna, "anna");
        first.keep("a.jpg", jpeg(600, 400));
        first.due.next(10).forEach(key -> {
            try {
                first.due.done(key);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        first.due.begin(first.originals);
        first.makeAll();
        assertThat(first.thumbnails(first.photo("a.jpg"))).hasSize(2);
        // Only once.
        first.due.begin(first.originals);
        assertThat(first.due.next(10)).isEmpty();
        // After entries were lost once more; what has thumbnails gets no others.
        long entries = entries();
        first.due.again(first.originals);
        assertThat(first.due.next(10)).hasSize(1);
        first.makeAll();
        assertThat(entries()).isEqualTo(entries);
    }

    @Test
    void thumbnailsAreReleasedWithTheirPhotoUnlessAnotherOneLooksTheSame() throws Exception {
        ThumbnailMaker first = member(anna, "anna");
        byte[] bytes = jpeg(600, 400);
        byte[] alike = Arrays.copyOf(bytes, bytes.length + 100);
        first.keep("a.jpg", bytes);
        first.keep("b.jpg", alike);
        first.keep("c.jpg", jpeg(400, 600));
        first.makeAll();
        Set<ChunkId> shared = chunks(first, "a.jpg");
        assertThat(chunks(first, "b.jpg")).isEqualTo(shared);
        TrashCan can = new TrashCan(anna.library(), anna.folds(), anna.manifests());
        can.trash(List.of(first.photo("a.jpg")));
        assertThat(newestNames()).doesNotContainAnyElementsOf(shared).isNotEmpty();
        can.trash(List.of(first.photo("b.jpg")));
        assertThat(newestNames()).containsAll(shared);
        can.untrash(List.of(first.photo("a.jpg")));
        assertThat(newestNames()).containsAll(shared).doesNotContainAnyElementsOf(chunks(first, "c.jpg"));
    }

    private static Set<ChunkId> chunks(ThumbnailMaker member, String name) throws IOException {
        Set<ChunkId> chunks = new HashSet<>();
        member.thumbnails(member.photo(name)).forEach(picture -> chunks.add(picture.chunk()));
        assertThat(chunks).hasSize(2);
        return chunks;
    }

    private long entries() throws IOException {
        return anna.newestEntry().fields().seq();
    }

    private Set<ChunkId> newestNames() throws IOException {
        return anna.named(anna.newestEntry());
    }
}
