package dev.roost.node.photo;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Watches the bytes of a JPEG from its tables on for the end of the image (EOI), behind which phones put films and gain
 * maps. Skips marker segments by their lengths and entropy-coded data by its escapes (ITU-T T.81, B.1.1.5). It sees each
 * byte once, keeps no bytes, and never fails: what is no JPEG has no end. Used by one thread.
 */
final class JpegEnd {
    private enum State {
        /** Between segments: a marker must come. */
        MARKER,
        /** After 0xFF between segments. */
        CODE,
        LENGTH_HIGH,
        LENGTH_LOW,
        SKIP,
        /** In entropy-coded data. */
        SCAN,
        /** After 0xFF in entropy-coded data. */
        SCAN_ESCAPE,
        /** No JPEG any more: nothing ends. */
        LOST
    }

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;

    private State state = State.MARKER;
    private boolean scanFollows;
    private int left;

    /** The index just after EOI, or -1 if it does not come in these bytes. */
    int find(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (state == State.SCAN) {
                i = indexOfEscape(bytes, i, to);
                if (i < to) {
                    state = State.SCAN_ESCAPE;
                }
            } else if (state == State.SKIP) {
                int skip = Math.min(left, to - i);
                left -= skip;
                i += skip - 1;
                afterSkip();
            } else if (step(bytes[i] & 0xFF)) {
                return i + 1;
            }
        }
        return -1;
    }

    /** The index of the first 0xFF, or {@code to}; eight bytes at a time, since nearly all bytes of a photo pass here. */
    private static int indexOfEscape(byte[] bytes, int from, int to) {
        int i = from;
        for (; to - i >= Long.BYTES; i += Long.BYTES) {
            long inverted = ~(long) EIGHT_BYTES.get(bytes, i);
            long zeros = (inverted - 0x0101010101010101L) & ~inverted & 0x8080808080808080L;
            if (zeros != 0) {
                return i + (Long.numberOfTrailingZeros(zeros) >>> 3);
            }
        }
        while (i < to && bytes[i] != (byte) 0xFF) {
            i++;
        }
        return i;
    }

    private void afterSkip() {
        if (left == 0) {
            state = scanFollows ? State.SCAN : State.MARKER;
        }
    }

    /** Takes one byte; returns whether it completes EOI. */
    private boolean step(int value) {
        switch (state) {
            case MARKER -> state = value == 0xFF ? State.CODE : State.LOST;
            case CODE, SCAN_ESCAPE -> {
                if (value == EOI) {
                    return true;
                }
                state = afterMarker(value);
            }
            case LENGTH_HIGH -> {
                left = value << 8;
                state = State.LENGTH_LOW;
            }
            case LENGTH_LOW -> {
                left = (left | value) - 2;
                state = left < 0 ? State.LOST : State.SKIP;
                if (left == 0) {
                    afterSkip();
                }
            }
            default -> {}
        }
        return false;
    }

    private State afterMarker(int code) {
        boolean inScan = state == State.SCAN_ESCAPE;
        if (code == 0xFF) {
            return state;
        }
        if (inScan && (code == 0 || isRestart(code))) {
            return State.SCAN;
        }
        if (code == 0 || isRestart(code) || code == 0x01) {
            return State.LOST;
        }
        scanFollows = code == SOS;
        return State.LENGTH_HIGH;
    }

    private static boolean isRestart(int code) {
        return code >= 0xD0 && code <= 0xD7;
    }
}
