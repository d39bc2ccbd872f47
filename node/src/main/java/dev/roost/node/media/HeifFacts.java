package dev.roost.node.media;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Reads HEIC, HIF and AVIF (ISO 23008-12): the primary item's own size, which is not that of its tiles, how it is turned,
 * and the EXIF and XMP items.
 */
final class HeifFacts {
    private static final int EXIF_HEAD_BYTES = 4;
    private static final String XMP_TYPE = "application/rdf+xml";

    private HeifFacts() {}

    static void read(Span file, Finding finding) throws IOException {
        finding.containerTurns();
        Optional<Box> film = Box.first(file, "moov");
        if (film.isPresent()) {
            MovieFacts.created(film.get(), finding);
        }
        Optional<Box> meta = Box.first(file, "meta");
        if (meta.isEmpty()) {
            return;
        }
        List<Box> boxes = Box.in(meta.get().fullBody());
        HeifItems items = HeifItems.of(boxes);
        for (Box box : boxes) {
            if (box.type().equals("iprp")) {
                finding.container(Facts.of(HeifShape.frame(box, items.primary())));
            }
        }
        for (HeifItems.Item item : items.all()) {
            if (item.type().equals("Exif")) {
                exif(items.body(item, file), finding);
            } else if (item.type().equals("mime") && item.contentType().equals(XMP_TYPE)) {
                finding.xmp(items.body(item, file));
            }
        }
    }

    /** An EXIF item begins with how many bytes to step over to the TIFF header. */
    private static void exif(Span item, Finding finding) throws IOException {
        if (item.length() > EXIF_HEAD_BYTES) {
            finding.exif(item.after(EXIF_HEAD_BYTES + item.u32(0)));
        }
    }
}
