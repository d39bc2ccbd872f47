package dev.roost.node.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Writes a TIFF structure of tables. Values: a text, a whole number, bytes, numbers in pairs that are fractions, or a table
 * below.
 */
final class TiffWriter {
    private static final int BYTES_MAX = 16 * 1024;

    private final ByteBuffer out;
    private int free;

    private TiffWriter(ByteOrder order) {
        this.out = ByteBuffer.allocate(BYTES_MAX).order(order);
    }

    static byte[] write(ByteOrder order, Map<Integer, Object> table) {
        TiffWriter writer = new TiffWriter(order);
        writer.out.put(Pieces.latin(order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM"));
        writer.out.putShort((short) 42).putInt(8);
        writer.free = 8;
        writer.table(table);
        byte[] bytes = new byte[writer.free];
        writer.out.get(0, bytes);
        return bytes;
    }

    private int table(Map<Integer, Object> table) {
        int at = free;
        free += 2 + table.size() * 12 + 4;
        out.putShort(at, (short) table.size());
        int entry = at + 2;
        for (Map.Entry<Integer, Object> value : table.entrySet()) {
            out.putShort(entry, value.getKey().shortValue());
            entry(entry, value.getValue());
            entry += 12;
        }
        return at;
    }

    @SuppressWarnings("unchecked")
    private void entry(int at, Object value) {
        if (value instanceof String text) {
            bytes(at, 2, (text + "\0").getBytes(StandardCharsets.UTF_8));
        } else if (value instanceof byte[] bytes) {
            bytes(at, 7, bytes);
        } else if (value instanceof Integer number) {
            head(at, 4, 1);
            out.putInt(at + 8, number);
        } else if (value instanceof int[] pairs) {
            head(at, 5, pairs.length / 2);
            out.putInt(at + 8, free);
            for (int part : pairs) {
                out.putInt(free, part);
                free += 4;
            }
        } else {
            head(at, 4, 1);
            out.putInt(at + 8, table((Map<Integer, Object>) value));
        }
    }

    private void bytes(int at, int type, byte[] bytes) {
        head(at, type, bytes.length);
        int to = bytes.length <= 4 ? at + 8 : free;
        if (bytes.length > 4) {
            out.putInt(at + 8, free);
            free += bytes.length;
        }
        out.put(to, bytes);
    }

    private void head(int at, int type, int count) {
        out.putShort(at + 2, (short) type).putInt(at + 4, count);
    }
}
