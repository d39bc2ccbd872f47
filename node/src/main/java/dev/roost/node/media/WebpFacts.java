package dev.roost.node.media;

import java.io.IOException;

/** Finds the metadata chunks of a WebP (RFC 9649). */
final class WebpFacts {
    private static final int HEAD_BYTES = 12;
    private static final int CHUNK_HEAD_BYTES = 8;
    private static final int LOW_14 = 0x3FFF;
    private static final String EXIF_HEAD = "Exif\0\0";

    private WebpFacts() {}

    static void read(Span file, Finding finding) throws IOException {
        long at = HEAD_BYTES;
        while (at + CHUNK_HEAD_BYTES <= file.length()) {
            long length = file.littleU32(at + 4);
            Span body = file.part(at + CHUNK_HEAD_BYTES, length);
            switch (file.latin(at, 4)) {
                case "VP8X" -> size(body.littleU24(4) + 1, body.littleU24(7) + 1, finding);
                case "VP8 " -> size(body.littleU16(6) & LOW_14, body.littleU16(8) & LOW_14, finding);
                case "VP8L" -> lossless(body.littleU32(1), finding);
                case "EXIF" -> finding.exif(body.startsWith(EXIF_HEAD) ? body.after(EXIF_HEAD.length()) : body);
                case "XMP " -> finding.xmp(body);
                default -> {}
            }
            at += CHUNK_HEAD_BYTES + length + (length & 1);
        }
    }

    private static void lossless(long bits, Finding finding) {
        size((bits & LOW_14) + 1, (bits >> 14 & LOW_14) + 1, finding);
    }

    private static void size(long width, long height, Finding finding) {
        finding.container(Facts.of(Frame.stored(width, height, 1)));
    }
}
