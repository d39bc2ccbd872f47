package dev.roost.node.media;

import java.io.IOException;
import java.util.Optional;

/**
 * Reads Canon's CR3: an ISO base media file whose movie box holds one of Canon's own with four TIFF structures: camera,
 * EXIF, maker note, place.
 */
final class Cr3Facts {
    private static final String CANON_UUID = "85c0b687820f11e08111f4ce462b6a48";
    private static final int PIXELS_ACROSS = 0xA002;
    private static final int PIXELS_DOWN = 0xA003;

    private Cr3Facts() {}

    static void read(Span file, Finding finding) throws IOException {
        Optional<Box> movie = Box.first(file, "moov");
        if (movie.isEmpty()) {
            return;
        }
        for (Box box : movie.get().boxes()) {
            if (box.isOwn(CANON_UUID)) {
                canon(box.ownBody(), finding);
            }
        }
    }

    private static void canon(Span body, Finding finding) throws IOException {
        for (Box box : Box.in(body)) {
            Optional<Directory> first = box.type().startsWith("CMT") ? table(box) : Optional.empty();
            if (first.isEmpty()) {
                continue;
            }
            switch (box.type()) {
                case "CMT1" -> finding.exif(Exif.of(first.get()));
                case "CMT2" -> {
                    finding.exif(Exif.of(first.get()));
                    finding.container(Facts.of(Exif.frame(first.get(), PIXELS_ACROSS, PIXELS_DOWN)));
                }
                case "CMT4" ->
                    finding.exif(Said.of(new Facts(
                            Optional.empty(), Exif.place(first.get()), Camera.UNKNOWN, Frame.UNKNOWN, Motion.NONE)));
                default -> {}
            }
        }
    }

    private static Optional<Directory> table(Box box) throws IOException {
        Optional<Tiff> tiff = Tiff.of(box.body());
        return tiff.isEmpty() ? Optional.empty() : Optional.of(tiff.get().first());
    }
}
