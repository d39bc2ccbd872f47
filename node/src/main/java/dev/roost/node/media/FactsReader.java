package dev.roost.node.media;

import dev.roost.proto.model.MediaType;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads what photo and film files say about themselves. It reads at most some megabytes of a file, keeps at most one of
 * them, and never fails: what is damaged, hostile or unknown says nothing. Thread-safe.
 */
public final class FactsReader {
    /** Looks at bytes: four million take some ten milliseconds, and the largest real files need some ten thousand. */
    private static final long LOOKS_MAX = 4L << 20;

    private static final String FUJI = "FUJIFILMCCD-RAW";
    private static final int FUJI_JPEG_AT = 84;

    private static final int GIF_SIZE_AT = 6;
    private static final int BMP_SIZE_AT = 18;
    private static final int BMP_HEAD_AT = 14;

    /** The head of the first bitmaps, OS/2's, whose sizes are short. */
    private static final int BMP_OLD_HEAD_BYTES = 12;

    private FactsReader() {}

    /** The facts of a file that is of this kind by its first bytes. */
    public static Facts read(Path file, MediaType type) {
        Finding finding = new Finding();
        try (FilePages pages = FilePages.open(file)) {
            read(Span.of(pages, new Budget(LOOKS_MAX)), type, finding);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // What was found in front of the damage stands; the bytes are kept whatever they say.
            return finding.facts();
        }
        return finding.facts();
    }

    private static void read(Span file, MediaType type, Finding finding) throws IOException {
        switch (type) {
            case JPEG -> JpegFacts.read(file, finding);
            case PNG -> PngFacts.read(file, finding);
            case WEBP -> WebpFacts.read(file, finding);
            case TIFF -> TiffFacts.read(file, finding);
            case HEIF, AVIF -> HeifFacts.read(file, finding);
            case VIDEO -> MovieFacts.read(file, finding);
            case RAW -> raw(file, finding);
            case JXL -> boxed(file, finding);
            case SIDECAR -> finding.xmp(file);
            case GIF -> size(file.littleU16(GIF_SIZE_AT), file.littleU16(GIF_SIZE_AT + 2), finding);
            case BMP -> bitmap(file, finding);
            case OTHER, VIDEO_OTHER -> {}
        }
    }

    private static void raw(Span file, Finding finding) throws IOException {
        if (file.startsWith(FUJI)) {
            JpegFacts.read(file.part(file.u32(FUJI_JPEG_AT), file.u32(FUJI_JPEG_AT + 4)), finding);
        } else if (file.holds(4, "ftyp")) {
            Cr3Facts.read(file, finding);
        } else {
            TiffFacts.read(file, finding);
        }
    }

    /** JPEG XL in its container (ISO 18181-2) keeps EXIF and XMP in boxes. */
    private static void boxed(Span file, Finding finding) throws IOException {
        for (Box box : Box.in(file)) {
            if (box.type().equals("Exif")) {
                finding.exif(box.body().after(4 + box.body().u32(0)));
            } else if (box.type().equals("xml ")) {
                finding.xmp(box.body());
            }
        }
    }

    /** A negative height says that the rows run from top to bottom. */
    private static void bitmap(Span file, Finding finding) throws IOException {
        if (file.littleU32(BMP_HEAD_AT) == BMP_OLD_HEAD_BYTES) {
            size(file.littleU16(BMP_SIZE_AT), file.littleU16(BMP_SIZE_AT + 2), finding);
            return;
        }
        int width = (int) file.littleU32(BMP_SIZE_AT);
        int height = (int) file.littleU32(BMP_SIZE_AT + 4);
        size(width, Math.abs((long) height), finding);
    }

    private static void size(long width, long height, Finding finding) {
        finding.container(Facts.of(Frame.stored(width, height, 1)));
    }
}
