package dev.roost.node.kit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Files as cameras and phones write them, with what they say of themselves; the rest of them is noise. */
public final class Pictures {
    private static final int SCAN_BYTES = 2_000;
    private static final int TICKS_PER_SECOND = 600;

    private Pictures() {}

    /** A JPEG that says when it was taken, such as {@code 2024-02-29T12:00:00}, and with which camera. */
    public static byte[] jpeg(Random random, String taken, String model) {
        return told(random, "exif:DateTimeOriginal='" + taken + "' tiff:Make='Maker' tiff:Model='" + model + "'");
    }

    /** A JPEG that also says where, in degrees and minutes with a letter such as {@code 52,24.06N}. */
    public static byte[] jpeg(Random random, String taken, String latitude, String longitude) {
        return told(
                random,
                "exif:DateTimeOriginal='" + taken + "' exif:GPSLatitude='" + latitude + "' exif:GPSLongitude='"
                        + longitude + "'");
    }

    private static byte[] told(Random random, String properties) {
        String packet = xmp(properties);
        byte[] body = ("http://ns.adobe.com/xap/1.0/\0" + packet).getBytes(StandardCharsets.ISO_8859_1);
        return Jpegs.withSegment(Jpegs.camera(random, 300, SCAN_BYTES), Jpegs.APP1, body);
    }

    /** A JPEG that does not say when it was taken. */
    public static byte[] undated(Random random) {
        return Jpegs.camera(random, 300, SCAN_BYTES);
    }

    /** A film that runs so long and whose clock was never set. */
    public static byte[] film(Random random, int seconds) {
        ByteBuffer header = ByteBuffer.allocate(28);
        header.putInt(28).put(latin("mvhd")).putInt(0).putInt(0).putInt(0);
        header.putInt(TICKS_PER_SECOND).putInt(seconds * TICKS_PER_SECOND);
        return Jpegs.join(
                box("ftyp", latin("qt  ")), box("mdat", Jpegs.bytes(random, SCAN_BYTES)), box("moov", header.array()));
    }

    /** A raw file by its name and first bytes; it says nothing. */
    public static byte[] raw(Random random) {
        return Jpegs.join(latin("II*\0\b\0\0\0\0\0\0\0\0\0"), Jpegs.bytes(random, SCAN_BYTES));
    }

    public static byte[] sidecar(int rating) {
        return latin(xmp("xmp:Rating='" + rating + "'"));
    }

    private static String xmp(String properties) {
        return "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
                + "<rdf:Description rdf:about='' xmlns:exif='http://ns.adobe.com/exif/1.0/'"
                + " xmlns:xmp='http://ns.adobe.com/xap/1.0/' xmlns:tiff='http://ns.adobe.com/tiff/1.0/' " + properties
                + "/></rdf:RDF></x:xmpmeta>";
    }

    private static byte[] box(String type, byte[] body) {
        byte[] head =
                ByteBuffer.allocate(8).putInt(8 + body.length).put(latin(type)).array();
        return Jpegs.join(head, body);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
