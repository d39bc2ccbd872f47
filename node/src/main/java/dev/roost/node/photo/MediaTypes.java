package dev.roost.node.photo;

import dev.roost.proto.model.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Tells what a file is by its first bytes; only sidecars, which are text, by their names. */
final class MediaTypes {
    /** First bytes that are enough to tell. */
    static final int BYTES = 32;

    private static final Set<String> HEIF_BRANDS =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1");

    private MediaTypes() {}

    static MediaType of(byte[] head, int length, String name) {
        String text = new String(head, 0, length, StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u00ff\u00d8\u00ff")) {
            return MediaType.JPEG;
        }
        if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
            return MediaType.PNG;
        }
        if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) {
            return MediaType.GIF;
        }
        if (isTiff(text)) {
            return MediaType.TIFF;
        }
        if (text.startsWith("\u00ff\n") || text.startsWith("\0\0\0\fJXL ")) {
            return MediaType.JXL;
        }
        if (text.startsWith("FUJIFILMCCD-RAW") || text.startsWith("IIRO") || text.startsWith("IIU\0")) {
            return MediaType.RAW;
        }
        if (text.startsWith("BM")) {
            return MediaType.BMP;
        }
        return container(text, name);
    }

    /** TIFF, and BigTIFF. */
    private static boolean isTiff(String text) {
        return text.startsWith("II*\0")
                || text.startsWith("MM\0*")
                || text.startsWith("II+\0")
                || text.startsWith("MM\0+");
    }

    private static MediaType container(String text, String name) {
        if (at(text, 4, "ftyp")) {
            String brand = text.length() < 12 ? "" : text.substring(8, 12);
            if (HEIF_BRANDS.contains(brand)) {
                return MediaType.HEIF;
            }
            return switch (brand) {
                case "avif", "avis" -> MediaType.AVIF;
                case "crx " -> MediaType.RAW;
                default -> MediaType.VIDEO;
            };
        }
        if (text.startsWith("RIFF")) {
            return at(text, 8, "WEBP") ? MediaType.WEBP : at(text, 8, "AVI ") ? MediaType.VIDEO_OTHER : MediaType.OTHER;
        }
        if (at(text, 4, "moov") || at(text, 4, "mdat") || at(text, 4, "wide")) {
            return MediaType.VIDEO;
        }
        if (text.startsWith("\u001aE\u00df\u00a3") || text.startsWith("\0\0\u0001\u00ba")) {
            return MediaType.VIDEO_OTHER;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".xmp") || lower.endsWith(".aae") ? MediaType.SIDECAR : MediaType.OTHER;
    }

    private static boolean at(String text, int offset, String magic) {
        return text.startsWith(magic, offset);
    }
}
