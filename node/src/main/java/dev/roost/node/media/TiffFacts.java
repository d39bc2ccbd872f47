package dev.roost.node.media;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads TIFF files and the raw files that are TIFF at heart: CR2, NEF, DNG, ARW, ORF, RW2. The size of a raw file is that
 * of the largest picture in it, the first being a preview.
 */
final class TiffFacts {
    private static final int NEW_SUBFILE_TYPE = 0x00FE;
    private static final int WIDTH = 0x0100;
    private static final int HEIGHT = 0x0101;
    private static final int SUB_IFDS = 0x014A;
    private static final int XMP = 0x02BC;
    private static final int IPTC = 0x83BB;
    private static final int PHOTOSHOP = 0x8649;
    private static final int EXIF = 0x8769;
    private static final int PIXELS_ACROSS = 0xA002;
    private static final int PIXELS_DOWN = 0xA003;

    private static final int PANASONIC_JPEG = 0x002E;
    private static final int PANASONIC_BOTTOM = 0x0006;
    private static final int PANASONIC_RIGHT = 0x0007;

    private static final String CANON = "CR\2\0";
    private static final int CANON_AT = 8;

    private static final int TABLES_MAX = 16;

    private TiffFacts() {}

    static void read(Span file, Finding finding) throws IOException {
        Optional<Tiff> tiff = Tiff.of(file);
        if (tiff.isEmpty()) {
            return;
        }
        Directory first = tiff.get().first();
        finding.exif(Exif.said(first));
        Optional<Span> packet = first.value(XMP);
        if (packet.isPresent()) {
            finding.xmp(packet.get());
        }
        Optional<Span> press = first.value(IPTC);
        if (press.isPresent()) {
            finding.iptc(press.get());
        }
        Optional<Span> resources = first.value(PHOTOSHOP);
        if (resources.isPresent()) {
            finding.photoshop(resources.get());
        }
        boolean canon = file.holds(CANON_AT, CANON);
        finding.container(Facts.of(size(tiff.get(), first, canon)));
        if (first.value(PANASONIC_JPEG).isPresent()) {
            JpegFacts.read(first.value(PANASONIC_JPEG).get(), finding);
        }
    }

    private static boolean isPreview(Directory table) {
        return table.has(SUB_IFDS) && table.number(NEW_SUBFILE_TYPE, 0).orElse(0) == 1;
    }

    private static Frame size(Tiff tiff, Directory first, boolean canon) {
        if (first.has(PANASONIC_RIGHT)) {
            return Exif.frame(first, PANASONIC_RIGHT, PANASONIC_BOTTOM);
        }
        if (!canon && !isPreview(first)) {
            return Exif.frame(first, WIDTH, HEIGHT);
        }
        List<Frame> frames = new ArrayList<>();
        first.child(EXIF).ifPresent(table -> frames.add(Exif.frame(table, PIXELS_ACROSS, PIXELS_DOWN)));
        frames.add(Exif.frame(first, WIDTH, HEIGHT));
        for (int i = 0; i < TABLES_MAX && first.number(SUB_IFDS, i).isPresent(); i++) {
            Directory table = tiff.directory(first.number(SUB_IFDS, i).getAsLong());
            frames.add(Exif.frame(table, WIDTH, HEIGHT));
        }
        return frames.stream()
                .max(Comparator.comparingLong(frame -> (long) frame.width() * frame.height()))
                .orElse(Frame.UNKNOWN);
    }
}
