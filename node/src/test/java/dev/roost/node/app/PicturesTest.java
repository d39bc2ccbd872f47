package dev.roost.node.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.node.Until;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.Observer;
import dev.roost.node.api.PictureRequest;
import dev.roost.node.api.RestoreReport;
import dev.roost.node.api.RestoreRequest;
import dev.roost.node.api.StoredLibrary;
import dev.roost.node.api.TrashRequest;
import dev.roost.node.kit.Paintings;
import dev.roost.node.photo.ThumbnailsDue;
import dev.roost.proto.model.PhotoId;
import dev.roost.proto.model.ThumbnailSet;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Thumbnails from real files on one member to the screen of another that has none of them. */
class PicturesTest extends TwoMembersTest {
    @BeforeEach
    void meet() throws Exception {
        ben.node().run();
        ann.node().run();
        joinBen();
    }

    private static Optional<BufferedImage> picture(LocalControl control, String id, boolean large)
            throws IOException, NodeException {
        Optional<String> jpeg = control.picture(new PictureRequest(id, large)).jpeg();
        return jpeg.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(ImageIO.read(
                        new ByteArrayInputStream(Base64.getDecoder().decode(jpeg.get()))));
    }

    private static String size(Optional<BufferedImage> image) {
        return image.map(known -> known.getWidth() + " x " + known.getHeight()).orElse("none");
    }

    @Test
    void aMemberWithoutTheOriginalsShowsWhatAnotherOneKept() throws Exception {
        Files.write(pictures.resolve("wide.jpg"), Paintings.encoded(Paintings.corners(1_500, 1_000), "jpeg"));
        Files.write(pictures.resolve("tiny.png"), Paintings.encoded(Paintings.corners(40, 30), "png"));
        assertThat(keep(pictures).failed()).isEmpty();
        String wide = id("wide.jpg");
        String tiny = id("tiny.png");
        for (LocalControl member : List.of(ann, ben)) {
            Until.passes(() -> {
                assertThat(size(picture(member, wide, false))).isEqualTo("256 x 171");
                assertThat(size(picture(member, wide, true))).isEqualTo("1024 x 683");
                assertThat(Paintings.corners(picture(member, wide, true).orElseThrow()))
                        .isEqualTo("red green / blue white");
                assertThat(size(picture(member, tiny, false))).isEqualTo("40 x 30");
                assertThat(size(picture(member, tiny, true))).isEqualTo("40 x 30");
            });
        }
        // They are copied like any chunk, and photos stand as they did.
        Until.passes(() -> {
            assertThat(nas.status().libraries()).singleElement().returns(0L, StoredLibrary::missing);
            for (ThumbnailSet.Picture picture :
                    LoneMember.library(ann).folds().index().thumbnails().of(PhotoId.parse(wide))) {
                assertThat(LoneMember.library(nas).library().store().chunks().holds(picture.chunk()))
                        .isTrue();
            }
            assertThat(ben.status().backedUp()).isEqualTo(2);
            assertThat(ann.status().backedUp()).isEqualTo(2);
        });
        // An index made anew from the logs shows the same, and what is broken here comes back from others.
        LoneMember.library(ben).folds().restart();
        assertThat(size(picture(ben, wide, false))).isEqualTo("256 x 171");
    }

    @Test
    void whatCannotBeDecodedIsKeptAllTheSameAndHasNoPicture() throws Exception {
        byte[] whole = Paintings.encoded(Paintings.corners(300, 200), "jpeg");
        Files.write(pictures.resolve("broken.jpg"), Arrays.copyOf(whole, 90));
        Files.write(pictures.resolve("bomb.png"), Paintings.bomb());
        Files.write(pictures.resolve("fine.jpg"), whole);
        assertThat(keep(pictures).failed()).isEmpty();
        String fine = id("fine.jpg");
        Until.passes(() -> assertThat(size(picture(ben, fine, false))).isEqualTo("256 x 171"));
        ThumbnailsDue due = new ThumbnailsDue(LoneMember.library(ann).library());
        Until.passes(() -> assertThat(due.next(10)).isEmpty());
        for (LocalControl member : List.of(ann, ben)) {
            assertThat(picture(member, id("broken.jpg"), false)).isEmpty();
            assertThat(picture(member, id("bomb.png"), true)).isEmpty();
            Until.passes(() -> assertThat(member.status().backedUp()).isEqualTo(3));
        }
        Path to = folder.resolve("to");
        RestoreReport report = ben.restore(new RestoreRequest(to.toUri().toASCIIString(), List.of()), Observer.NONE);
        assertThat(report.failed()).isEmpty();
        assertThat(to.resolve("pictures").resolve("bomb.png")).hasBinaryContent(Paintings.bomb());
    }

    @Test
    void aPhotoInTheTrashAndBackStillHasItsPicture() throws Exception {
        Files.write(pictures.resolve("wide.jpg"), Paintings.encoded(Paintings.corners(1_500, 1_000), "jpeg"));
        keep(pictures);
        String wide = id("wide.jpg");
        Until.passes(() -> assertThat(picture(ben, wide, true)).isPresent());
        ben.trash(new TrashRequest(List.of(wide)));
        Until.passes(() -> assertThat(ann.status().trashed()).isEqualTo(1));
        assertThat(picture(ann, wide, false)).isPresent();
        ann.untrash(new TrashRequest(List.of(wide)));
        Until.passes(() -> assertThat(ben.status().trashed()).isZero());
        assertThat(picture(ben, wide, true)).isPresent();
    }

    @Test
    void whatIsNoIdIsRefusedAndWhatNobodyKeptHasNoPicture() throws Exception {
        assertThat(picture(ann, "0".repeat(64), true)).isEmpty();
        assertThatThrownBy(() -> picture(ann, "12345678", true))
                .extracting(e -> ((NodeException) e).code())
                .isEqualTo("usage");
        assertThatThrownBy(() -> picture(nas, "0".repeat(64), true))
                .extracting(e -> ((NodeException) e).code())
                .isEqualTo("storage-device");
    }
}
