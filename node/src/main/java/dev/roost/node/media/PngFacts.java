package dev.roost.node.media;

import dev.roost.proto.model.CaptureTime;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.zip.InflaterInputStream;

/**
 * Finds the metadata chunks of a PNG (PNG specification, third edition): {@code eXIf}, XMP in {@code iTXt}, the hex texts
 * in {@code zTXt} and {@code tEXt} that ImageMagick writes, and the time of creation, which screenshots have in a text.
 * Pixel data are stepped over.
 */
final class PngFacts {
    private static final int SIGNATURE_BYTES = 8;
    private static final int CHUNK_BYTES = 12;
    private static final String XMP = "XML:com.adobe.xmp";
    private static final String RAW_PROFILE = "Raw profile type ";
    private static final String EXIF_HEAD = "Exif\0\0";
    private static final String XMP_HEAD = "http://ns.adobe.com/xap/1.0/\0";
    private static final int KEYWORD_MAX = 79;

    /** The specification's word (11.3.3.2), and one that programs took from elsewhere. */
    private static final Set<String> CREATED = Set.of("Creation Time", "create-date");

    private PngFacts() {}

    static void read(Span file, Finding finding) throws IOException {
        long at = SIGNATURE_BYTES;
        while (at + CHUNK_BYTES <= file.length()) {
            long length = file.u32(at);
            Span body = file.part(at + 8, length);
            switch (file.latin(at + 4, 4)) {
                case "IHDR" -> finding.container(Facts.of(Frame.stored(body.u32(0), body.u32(4), 1)));
                case "eXIf" -> finding.exif(body.startsWith(EXIF_HEAD) ? body.after(EXIF_HEAD.length()) : body);
                case "iTXt", "zTXt", "tEXt" -> text(file.latin(at + 4, 4), body, finding);
                case "IEND" -> {
                    return;
                }
                default -> {}
            }
            at += CHUNK_BYTES + length;
        }
    }

    private static void text(String chunk, Span body, Finding finding) throws IOException {
        String start = body.latin(0, KEYWORD_MAX + 1);
        int end = start.indexOf('\0');
        if (end < 0 || body.length() > Span.BLOCK_BYTES_MAX) {
            return;
        }
        String keyword = start.substring(0, end);
        if (chunk.equals("iTXt") && keyword.equals(XMP)) {
            finding.xmp(international(body.after(end + 1)));
        } else if (keyword.startsWith(RAW_PROFILE)) {
            profile(body.memory(fromHex(plain(chunk, body.after(end + 1)))), finding);
        } else if (CREATED.contains(keyword)) {
            Optional<String> text = Texts.trimmed(plain(chunk, body.after(end + 1)));
            finding.container(Facts.of(text.flatMap(PngFacts::created)));
        }
    }

    private static byte[] plain(String chunk, Span rest) throws IOException {
        return switch (chunk) {
            case "iTXt" -> international(rest);
            case "zTXt" -> inflated(rest.after(1).bytes());
            default -> rest.bytes();
        };
    }

    /** As the specification asks for it (RFC 1123), or as everyone else writes times. */
    private static Optional<CaptureTime> created(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(new CaptureTime(time.toLocalDateTime(), Optional.of(time.getOffset())));
        } catch (DateTimeException e) {
            return CaptureTimes.parse(text);
        }
    }

    /** The text of an iTXt chunk: after a flag, a method, a language and a translated keyword. */
    private static byte[] international(Span rest) throws IOException {
        boolean compressed = rest.u8(0) == 1;
        long at = 2;
        for (int zeros = 0; zeros < 2; at++) {
            zeros += rest.u8(at) == 0 ? 1 : 0;
        }
        byte[] text = rest.after(at).bytes();
        return compressed ? inflated(text) : text;
    }

    private static void profile(Span block, Finding finding) throws IOException {
        if (block.startsWith(XMP_HEAD)) {
            finding.xmp(block.after(XMP_HEAD.length()));
        } else if (block.startsWith(EXIF_HEAD)) {
            finding.exif(block.after(EXIF_HEAD.length()));
        } else if (block.startsWith("<")) {
            finding.xmp(block);
        } else {
            finding.exif(block);
        }
    }

    /** Behind a name and a length, each on a line of its own, come hex digits in lines. */
    private static byte[] fromHex(byte[] text) {
        String lines = new String(text, StandardCharsets.ISO_8859_1).stripLeading();
        String[] parts = lines.split("\\s+", 3);
        String digits = parts.length < 3 ? "" : parts[2].replaceAll("[^0-9A-Fa-f]", "");
        return HexFormat.of().parseHex(digits.substring(0, digits.length() / 2 * 2));
    }

    private static byte[] inflated(byte[] deflated) throws IOException {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(deflated))) {
            return in.readNBytes(Span.BLOCK_BYTES_MAX);
        }
    }
}
