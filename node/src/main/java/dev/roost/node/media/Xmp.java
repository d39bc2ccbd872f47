package dev.roost.node.media;

import dev.roost.proto.model.CaptureTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Facts of an XMP packet (ISO 16684-1), without its orientation, which programs forget to change and viewers do not obey. */
final class Xmp {
    private static final String EXIF = "http://ns.adobe.com/exif/1.0/";
    private static final String EXIF_EX = "http://cipa.jp/exif/1.0/";
    private static final String XMP = "http://ns.adobe.com/xap/1.0/";
    private static final String PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/";
    private static final String TIFF = "http://ns.adobe.com/tiff/1.0/";
    private static final String AUX = "http://ns.adobe.com/exif/1.0/aux/";
    private static final String GOOGLE_CAMERA = "http://ns.google.com/photos/1.0/camera/";

    private static final Pattern DEGREES =
            Pattern.compile("(\\d{1,3}),(\\d{1,2}(?:\\.\\d{1,12})?)(?:,(\\d{1,2}(?:\\.\\d{1,12})?))?([NSEW])");
    private static final Pattern RATIONAL = Pattern.compile("(-?\\d{1,12})(?:/(\\d{1,12}))?");

    private final Map<String, String> properties;

    private Xmp(Map<String, String> properties) {
        this.properties = properties;
    }

    static Said said(byte[] packet) {
        Xmp xmp = new Xmp(XmpProperties.of(packet));
        return new Said(xmp.facts(), xmp.digitized());
    }

    private Facts facts() {
        Camera camera = new Camera(
                text(TIFF, "Make"),
                text(TIFF, "Model"),
                text(EXIF_EX, "LensModel").or(() -> text(AUX, "Lens")));
        boolean motion = isOne("MotionPhoto") || isOne("MicroVideo");
        return new Facts(
                time(text(EXIF, "DateTimeOriginal")),
                place(),
                camera,
                Frame.UNKNOWN,
                new Motion(Optional.empty(), motion, Optional.empty()));
    }

    private Optional<CaptureTime> digitized() {
        return time(text(XMP, "CreateDate"))
                .or(() -> time(text(EXIF, "DateTimeDigitized")))
                .or(() -> time(text(PHOTOSHOP, "DateCreated")));
    }

    private static Optional<CaptureTime> time(Optional<String> text) {
        return text.flatMap(CaptureTimes::parse);
    }

    private Optional<Place> place() {
        OptionalDouble latitude = degrees(text(EXIF, "GPSLatitude"));
        OptionalDouble longitude = degrees(text(EXIF, "GPSLongitude"));
        if (latitude.isEmpty() || longitude.isEmpty()) {
            return Optional.empty();
        }
        OptionalDouble altitude = rational(text(EXIF, "GPSAltitude"));
        boolean below = text(EXIF, "GPSAltitudeRef").filter("1"::equals).isPresent();
        return Place.of(
                latitude.getAsDouble(),
                longitude.getAsDouble(),
                below && altitude.isPresent() ? OptionalDouble.of(-altitude.getAsDouble()) : altitude);
    }

    private boolean isOne(String name) {
        return text(GOOGLE_CAMERA, name).filter("1"::equals).isPresent();
    }

    private Optional<String> text(String namespace, String name) {
        return Optional.ofNullable(properties.get(namespace + name)).flatMap(Texts::present);
    }

    private static OptionalDouble degrees(Optional<String> text) {
        Matcher degrees = DEGREES.matcher(text.orElse(""));
        if (!degrees.matches()) {
            return OptionalDouble.empty();
        }
        double seconds = degrees.group(3) == null ? 0 : Double.parseDouble(degrees.group(3));
        double value = Integer.parseInt(degrees.group(1)) + Double.parseDouble(degrees.group(2)) / 60 + seconds / 3600;
        return OptionalDouble.of(List.of("S", "W").contains(degrees.group(4)) ? -value : value);
    }

    private static OptionalDouble rational(Optional<String> text) {
        Matcher rational = RATIONAL.matcher(text.orElse(""));
        if (!rational.matches()) {
            return OptionalDouble.empty();
        }
        double under = rational.group(2) == null ? 1 : Double.parseDouble(rational.group(2));
        return under == 0 ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(rational.group(1)) / under);
    }
}
