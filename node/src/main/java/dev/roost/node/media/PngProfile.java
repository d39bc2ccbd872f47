package dev.roost.node.media;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.InflaterInputStream;

/**
 * The colour profile in a PNG, which Java's reader passes over: the screenshots of phones are in Display P3. Runs in a
 * decoder process only.
 */
final class PngProfile {
    private static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";
    private static final int CHUNK_BYTES = 12;
    private static final int NAME_BYTES_MAX = 79;

    /** It stands in front of the palette and the pixels, among few others. */
    private static final int CHUNKS_MAX = 64;

    private static final long LOOKS_MAX = 2L << 20;

    private PngProfile() {}

    /** The profile of three colours that a PNG brings; empty for what has none, or none that means anything. */
    static Optional<ICC_ColorSpace> of(Path file) {
        try (FilePages pages = FilePages.open(file)) {
            return find(Span.of(pages, new Budget(LOOKS_MAX)));
        } catch (IOException | RuntimeException e) {
            // A picture with a damaged profile is shown as if it had none.
            return Optional.empty();
        }
    }

    private static Optional<ICC_ColorSpace> find(Span file) throws IOException {
        if (!file.startsWith(SIGNATURE)) {
            return Optional.empty();
        }
        long at = SIGNATURE.length();
        for (int i = 0; i < CHUNKS_MAX; i++) {
            String type = file.latin(at + 4, 4);
            if (type.equals("iCCP")) {
                return space(file.part(at + 8, file.u32(at)));
            }
            if (type.equals("PLTE") || type.equals("IDAT")) {
                return Optional.empty();
            }
            at += CHUNK_BYTES + file.u32(at);
        }
        return Optional.empty();
    }

    /** Behind a name, a zero and the number of the only method comes the deflated profile. */
    private static Optional<ICC_ColorSpace> space(Span body) throws IOException {
        int name = body.latin(0, NAME_BYTES_MAX + 1).indexOf('\0');
        byte[] deflated = body.after(name + 2).bytes();
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(deflated))) {
            ICC_Profile profile = ICC_Profile.getInstance(in.readNBytes(Span.BLOCK_BYTES_MAX));
            return profile.getColorSpaceType() == ColorSpace.TYPE_RGB
                    ? Optional.of(new ICC_ColorSpace(profile))
                    : Optional.empty();
        }
    }
}
