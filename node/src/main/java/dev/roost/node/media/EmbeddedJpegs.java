package dev.roost.node.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the previews in raw files, which every camera writes as JPEGs and each points to in its own way: by looking. */
final class EmbeddedJpegs {
    /** Raw files of 100 megapixels have their previews in the first hundred megabytes. */
    private static final long SCAN_BYTES_MAX = 256L << 20;

    private static final int FOUND_MAX = 256;

    /** Fewer are tried than found: the fourth largest is no better than none. */
    private static final int TRIED_MAX = 3;

    private static final int SEGMENTS_MAX = 64;
    private static final int SOI = 0xD8;
    private static final int LOSSLESS = 0xC3;

    /** A JPEG that begins at some place in a file. */
    record Found(long at, long pixels) {}

    private EmbeddedJpegs() {}

    /** The largest first. */
    static List<Found> largest(FileChannel file) throws IOException {
        long length = Math.min(file.size(), SCAN_BYTES_MAX);
        ByteBuffer bytes = file.map(FileChannel.MapMode.READ_ONLY, 0, length);
        List<Found> found = new ArrayList<>();
        for (int at = 0; at + 3 < length && found.size() < FOUND_MAX; at++) {
            if (u8(bytes, at) == 0xFF && u8(bytes, at + 1) == SOI && u8(bytes, at + 2) == 0xFF) {
                long pixels = pixels(bytes, at + 2);
                if (pixels > 0) {
                    found.add(new Found(at, pixels));
                }
            }
        }
        return found.stream()
                .sorted(Comparator.comparingLong(Found::pixels).reversed())
                .limit(TRIED_MAX)
                .toList();
    }

    /** The size in the frame header that follows, or 0: sensor data are lossless JPEG, which is no preview. */
    private static long pixels(ByteBuffer bytes, int start) {
        int at = start;
        for (int segment = 0; segment < SEGMENTS_MAX && at + 9 < bytes.limit(); segment++) {
            int marker = u8(bytes, at + 1);
            if (u8(bytes, at) != 0xFF || marker < 0xC0 || (marker >= 0xD0 && marker <= 0xDA)) {
                return 0;
            }
            if (JpegFacts.isFrame(marker)) {
                return marker >= LOSSLESS ? 0 : (long) u16(bytes, at + 5) * u16(bytes, at + 7);
            }
            at += 2 + u16(bytes, at + 2);
        }
        return 0;
    }

    private static int u8(ByteBuffer bytes, int at) {
        return bytes.get(at) & 0xFF;
    }

    private static int u16(ByteBuffer bytes, int at) {
        return u8(bytes, at) << 8 | u8(bytes, at + 1);
    }
}
