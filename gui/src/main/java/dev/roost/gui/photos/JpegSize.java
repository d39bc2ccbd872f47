package dev.roost.gui.photos;

import java.util.Optional;

/**
 * How large a JPEG says it is, read before anything is made that large (ISO/IEC 10918-1, B.2.2).
 *
 * @param width in pixels, at least 1, as the height
 */
public record JpegSize(int width, int height) {
    private static final int MARKER = 0xFF;
    private static final int START_OF_IMAGE = 0xD8;
    private static final int SEGMENT_HEADER = 4;
    private static final int FRAME_HEADER = 9;

    /** Reads it; empty if these bytes are no JPEG, or say nothing of it. */
    public static Optional<JpegSize> of(byte[] jpeg) {
        if (jpeg.length < 2 || at(jpeg, 0) != MARKER || at(jpeg, 1) != START_OF_IMAGE) {
            return Optional.empty();
        }
        int place = 2;
        while (place + FRAME_HEADER <= jpeg.length && at(jpeg, place) == MARKER) {
            int kind = at(jpeg, place + 1);
            if (isFrame(kind)) {
                int height = two(jpeg, place + SEGMENT_HEADER + 1);
                int width = two(jpeg, place + SEGMENT_HEADER + 3);
                return width > 0 && height > 0 ? Optional.of(new JpegSize(width, height)) : Optional.empty();
            }
            place += kind == MARKER ? 1 : 2 + Math.max(2, two(jpeg, place + 2));
        }
        return Optional.empty();
    }

    /** SOF0 to SOF15, without DHT, JPG and DAC, which stand among them. */
    private static boolean isFrame(int kind) {
        return kind >= 0xC0 && kind <= 0xCF && kind != 0xC4 && kind != 0xC8 && kind != 0xCC;
    }

    private static int two(byte[] bytes, int place) {
        return at(bytes, place) << 8 | at(bytes, place + 1);
    }

    private static int at(byte[] bytes, int place) {
        return bytes[place] & 0xFF;
    }
}
