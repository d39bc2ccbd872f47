package dev.roost.node.media;

import dev.roost.proto.model.CaptureTime;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Facts of an EXIF block (EXIF 2.32), wherever it stands: in a JPEG, a box, a chunk, or as a raw file's own tables. */
final class Exif {
    private static final int MAKE = 0x010F;
    private static final int MODEL = 0x0110;
    private static final int ORIENTATION = 0x0112;
    private static final int EXIF = 0x8769;
    private static final int GPS = 0x8825;

    private static final int DATE_TIME_ORIGINAL = 0x9003;
    private static final int DATE_TIME_DIGITIZED = 0x9004;
    private static final int OFFSET_TIME = 0x9010;
    private static final int OFFSET_TIME_ORIGINAL = 0x9011;
    private static final int OFFSET_TIME_DIGITIZED = 0x9012;
    private static final int SUB_SEC_ORIGINAL = 0x9291;
    private static final int SUB_SEC_DIGITIZED = 0x9292;
    private static final int MAKER_NOTE = 0x927C;
    private static final int LENS_MODEL = 0xA434;

    private static final int LATITUDE_REF = 1;
    private static final int LATITUDE = 2;
    private static final int LONGITUDE_REF = 3;
    private static final int LONGITUDE = 4;
    private static final int ALTITUDE_REF = 5;
    private static final int ALTITUDE = 6;

    private static final String APPLE = "Apple iOS\0";
    private static final int APPLE_TABLE = 14;
    private static final int APPLE_CONTENT_ID = 0x0011;

    private Exif() {}

    /** The facts of a block that begins with a TIFF header. */
    static Said said(Span block) throws IOException {
        Optional<Tiff> tiff = Tiff.of(block);
        return tiff.isEmpty() ? Said.NOTHING : said(tiff.get().first());
    }

    /** The facts of a first table and those it points to. */
    static Said said(Directory first) throws IOException {
        Said said = of(first);
        // Some raw files and old cameras keep the tags of the EXIF table in the first one.
        for (Directory detail : first.child(EXIF).stream().toList()) {
            said = of(detail).or(said);
        }
        Optional<Place> place = first.child(GPS).flatMap(Exif::place);
        return said.or(Said.of(new Facts(Optional.empty(), place, Camera.UNKNOWN, Frame.UNKNOWN, Motion.NONE)));
    }

    /** The facts of a single table, whichever of the tags it has. */
    static Said of(Directory table) throws IOException {
        Camera camera = new Camera(table.text(MAKE), table.text(MODEL), table.text(LENS_MODEL));
        Frame frame = Frame.stored(0, 0, table.number(ORIENTATION, 0).orElse(1));
        Motion motion = new Motion(contentId(table), false, Optional.empty());
        return new Said(new Facts(original(table), Optional.empty(), camera, frame, motion), digitized(table));
    }

    private static Optional<CaptureTime> original(Directory table) {
        Optional<String> offset = table.text(OFFSET_TIME_ORIGINAL)
                .or(() -> table.text(OFFSET_TIME_DIGITIZED))
                .or(() -> table.text(OFFSET_TIME));
        return time(table, DATE_TIME_ORIGINAL, SUB_SEC_ORIGINAL, offset);
    }

    private static Optional<CaptureTime> digitized(Directory table) {
        Optional<String> offset = table.text(OFFSET_TIME_DIGITIZED)
                .or(() -> table.text(OFFSET_TIME_ORIGINAL))
                .or(() -> table.text(OFFSET_TIME));
        return time(table, DATE_TIME_DIGITIZED, SUB_SEC_DIGITIZED, offset);
    }

    private static Optional<CaptureTime> time(Directory table, int tag, int fraction, Optional<String> offset) {
        return table.text(tag)
                .flatMap(CaptureTimes::parse)
                .map(time -> CaptureTimes.with(time, table.text(fraction), offset));
    }

    static Optional<Place> place(Directory gps) {
        OptionalDouble latitude = degrees(gps, LATITUDE);
        OptionalDouble longitude = degrees(gps, LONGITUDE);
        if (latitude.isEmpty() || longitude.isEmpty()) {
            return Optional.empty();
        }
        OptionalDouble metres = gps.fraction(ALTITUDE, 0);
        boolean below = gps.number(ALTITUDE_REF, 0).orElse(0) == 1;
        return Place.of(
                signed(latitude.getAsDouble(), gps.text(LATITUDE_REF), "S"),
                signed(longitude.getAsDouble(), gps.text(LONGITUDE_REF), "W"),
                below && metres.isPresent() ? OptionalDouble.of(-metres.getAsDouble()) : metres);
    }

    private static double signed(double degrees, Optional<String> reference, String negative) {
        return reference.isPresent() && reference.get().startsWith(negative) ? -degrees : degrees;
    }

    private static OptionalDouble degrees(Directory gps, int tag) {
        OptionalDouble degrees = gps.fraction(tag, 0);
        if (degrees.isEmpty()) {
            return degrees;
        }
        double minutes = gps.fraction(tag, 1).orElse(0);
        double seconds = gps.fraction(tag, 2).orElse(0);
        return OptionalDouble.of(degrees.getAsDouble() + minutes / 60 + seconds / 3600);
    }

    private static Optional<String> contentId(Directory table) throws IOException {
        Optional<Span> note = table.value(MAKER_NOTE);
        if (note.isEmpty() || !note.get().startsWith(APPLE)) {
            return Optional.empty();
        }
        // Positions in Apple's note count from its own start.
        return Tiff.bigEndian(note.get()).directory(APPLE_TABLE).text(APPLE_CONTENT_ID);
    }

    /** What a table says of the size of its picture. */
    static Frame frame(Directory table, int widthTag, int heightTag) {
        OptionalLong width = table.number(widthTag, 0);
        OptionalLong height = table.number(heightTag, 0);
        return Frame.stored(width.orElse(0), height.orElse(0), 1);
    }
}
