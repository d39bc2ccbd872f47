package dev.roost.node.photo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Finds where a JPEG's metadata ends: the first quantisation table or frame header (ITU-T T.81, annex B). A rating or
 * caption is written in front of it, so that what follows keeps its chunks. Reads marker segments only; on any doubt
 * there is no such place.
 */
final class JpegHead {
    private static final int SOI = 0xD8;
    private static final int DQT = 0xDB;
    private static final int COM = 0xFE;
    private static final int APP0 = 0xE0;
    private static final int APP15 = 0xEF;

    /** Marker segments in front of the tables; cameras write fewer than twenty, extended XMP some hundreds. */
    private static final int SEGMENTS_MAX = 10_000;

    private JpegHead() {}

    /** The offset of the first DQT or SOF marker, or 0 if the file is not a JPEG that begins like one. */
    static long end(FileChannel file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4);
        if (!read(file, 0, bytes) || u8(bytes, 0) != 0xFF || u8(bytes, 1) != SOI) {
            return 0;
        }
        long at = 2;
        for (int segments = 0; segments < SEGMENTS_MAX && read(file, at, bytes); segments++) {
            int marker = u8(bytes, 1);
            if (u8(bytes, 0) != 0xFF) {
                return 0;
            }
            if (marker == DQT || isFrame(marker)) {
                return at;
            }
            int length = (u8(bytes, 2) << 8) | u8(bytes, 3);
            if (!isMetadata(marker) || length < 2) {
                return 0;
            }
            at += 2 + length;
        }
        return 0;
    }

    private static boolean isMetadata(int marker) {
        return (marker >= APP0 && marker <= APP15) || marker == COM;
    }

    /** SOF0 to SOF15, without DHT, JPG and DAC which lie among them. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static boolean read(FileChannel file, long at, ByteBuffer bytes) throws IOException {
        bytes.clear();
        while (bytes.hasRemaining()) {
            if (file.read(bytes, at + bytes.position()) < 0) {
                return false;
            }
        }
        return true;
    }

    private static int u8(ByteBuffer bytes, int at) {
        return bytes.get(at) & 0xFF;
    }
}
