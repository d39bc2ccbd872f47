package dev.roost.node.media;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Small pieces of which test files are put together, big-endian. */
final class Pieces {
    private Pieces() {}

    static byte[] joined(byte[]... pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] u8(int value) {
        return new byte[] {(byte) value};
    }

    static byte[] u16(int value) {
        return joined(u8(value >> 8), u8(value));
    }

    static byte[] u32(long value) {
        return joined(u16((int) (value >> 16)), u16((int) value));
    }

    static byte[] littleU32(long value) {
        return joined(u8((int) value), u8((int) (value >> 8)), u8((int) (value >> 16)), u8((int) (value >> 24)));
    }

    static byte[] box(String type, byte[]... body) {
        byte[] all = joined(body);
        return joined(u32(8L + all.length), latin(type), all);
    }

    /** A box with version and flags. */
    static byte[] full(String type, int version, byte[]... body) {
        return box(type, u32((long) version << 24), joined(body));
    }

    /** A JPEG's segment. */
    static byte[] segment(int marker, byte[]... body) {
        byte[] all = joined(body);
        return joined(u8(0xFF), u8(marker), u16(2 + all.length), all);
    }

    /** A JPEG that has these segments, a size, and no picture. */
    static byte[] jpeg(int width, int height, byte[]... segments) {
        byte[] frame = segment(0xC0, u8(8), u16(height), u16(width), u8(1), u8(1), u8(0x11), u8(0));
        return joined(u16(0xFFD8), joined(segments), frame, segment(0xDA, u8(0)), u16(0xFFD9));
    }

    static byte[] exifSegment(byte[] tiff) {
        return segment(0xE1, latin("Exif\0\0"), tiff);
    }

    static byte[] xmpSegment(String properties) {
        return segment(0xE1, latin("http://ns.adobe.com/xap/1.0/\0"), xmp(properties));
    }

    /** A packet with these attributes. */
    static byte[] xmp(String properties) {
        return latin("<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>"
                + "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description rdf:about=''"
                + " xmlns:exif='http://ns.adobe.com/exif/1.0/' xmlns:xmp='http://ns.adobe.com/xap/1.0/'"
                + " xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/' xmlns:tiff='http://ns.adobe.com/tiff/1.0/'"
                + " xmlns:GCamera='http://ns.google.com/photos/1.0/camera/' " + properties
                + "/></rdf:RDF></x:xmpmeta><?xpacket end='w'?>");
    }

    static byte[] chunk(String type, byte[]... body) {
        byte[] all = joined(body);
        return joined(u32(all.length), latin(type), all, u32(0));
    }

    static byte[] png(int width, int height, byte[]... chunks) {
        return joined(
                latin("\u0089PNG\r\n\u001a\n"),
                chunk("IHDR", u32(width), u32(height), u8(8), u8(2), u8(0), u8(0), u8(0)),
                joined(chunks),
                chunk("IEND"));
    }

    /** A RIFF chunk, padded to an even length. */
    static byte[] riff(String type, byte[]... body) {
        byte[] all = joined(body);
        return joined(latin(type), littleU32(all.length), all, new byte[all.length & 1]);
    }
}
