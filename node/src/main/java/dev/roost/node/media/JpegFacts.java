package dev.roost.node.media;

import java.io.IOException;

/** Finds the metadata segments and the size of a JPEG (ITU-T T.81, annex B). Stops where the picture begins. */
final class JpegFacts {
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int APP1 = 0xE1;
    private static final int APP12 = 0xEC;
    private static final int APP13 = 0xED;

    private static final String EXIF = "Exif\0";
    private static final int EXIF_HEAD = 6;
    private static final String PHOTOSHOP = "Photoshop 3.0\0";
    private static final String XMP = "http://ns.adobe.com/xap/1.0/\0";

    private JpegFacts() {}

    static void read(Span file, Finding finding) throws IOException {
        long at = 2;
        while (at + 4 <= file.length()) {
            // Fill bytes and stray ones between segments are stepped over; the budget ends a file of nothing else.
            if (file.u8(at) != 0xFF) {
                at++;
                continue;
            }
            int marker = file.u8(at + 1);
            if (marker == SOS || marker == EOI) {
                return;
            }
            if (marker == 0xFF || isAlone(marker)) {
                at += marker == 0xFF ? 1 : 2;
                continue;
            }
            int length = Math.max(2, file.u16(at + 2));
            segment(marker, file.part(at + 4, length - 2), finding);
            at += 2 + length;
        }
    }

    private static void segment(int marker, Span body, Finding finding) throws IOException {
        if (marker == APP1 && body.startsWith(EXIF)) {
            finding.exif(body.after(EXIF_HEAD));
        } else if (marker == APP1 && body.startsWith(XMP)) {
            finding.xmp(body.after(XMP.length()));
        } else if (marker == APP13 && body.startsWith(PHOTOSHOP)) {
            finding.photoshop(body.after(PHOTOSHOP.length()));
        } else if (marker == APP1 && body.startsWith(OldCameras.CASIO)) {
            finding.container(OldCameras.casio(body));
        } else if (marker == APP12) {
            finding.container(OldCameras.pictureInfo(body));
        } else if (isFrame(marker)) {
            finding.container(Facts.of(Frame.stored(body.u16(3), body.u16(1), 1)));
        }
    }

    /** SOF0 to SOF15, without DHT, JPG and DAC which lie among them. */
    static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static boolean isAlone(int marker) {
        return marker <= 1 || (marker >= 0xD0 && marker <= SOI);
    }
}
