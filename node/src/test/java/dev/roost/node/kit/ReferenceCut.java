package dev.roost.node.kit;

import dev.roost.proto.model.Limits;
import java.util.ArrayList;
import java.util.List;

/** The cutting rule once more, from its specification (PROTOCOL.md, section 3) and with the whole file at hand. */
public final class ReferenceCut {
    private static final int SEGMENTS_MAX = 10_000;

    private ReferenceCut() {}

    /** The lengths of the pieces of a file. */
    public static List<Integer> lengths(byte[] file) {
        List<Integer> lengths = new ArrayList<>();
        int head = head(file);
        int end = head > 0 ? end(file, head) : -1;
        part(lengths, 0, head);
        part(lengths, head, end < 0 ? file.length : end);
        part(lengths, end < 0 ? file.length : end, file.length);
        if (lengths.isEmpty()) {
            lengths.add(0);
        }
        return lengths;
    }

    private static void part(List<Integer> lengths, int from, int to) {
        for (int at = from; at < to; at += Limits.CHUNK_PLAIN_BYTES_MAX) {
            lengths.add(Math.min(Limits.CHUNK_PLAIN_BYTES_MAX, to - at));
        }
    }

    /** Where the first DQT or SOF stands, or 0. */
    private static int head(byte[] file) {
        if (file.length < 4 || at(file, 0) != 0xFF || at(file, 1) != 0xD8) {
            return 0;
        }
        int at = 2;
        for (int i = 0; i < SEGMENTS_MAX && at + 4 <= file.length && at(file, at) == 0xFF; i++) {
            int code = at(file, at + 1);
            if (code == 0xDB || (code >= 0xC0 && code <= 0xCF && code != 0xC4 && code != 0xC8 && code != 0xCC)) {
                return at;
            }
            int length = at(file, at + 2) * 256 + at(file, at + 3);
            boolean metadata = (code >= 0xE0 && code <= 0xEF) || code == 0xFE;
            if (!metadata || length < 2) {
                return 0;
            }
            at += 2 + length;
        }
        return 0;
    }

    /** Where EOI ends, or -1. */
    private static int end(byte[] file, int head) {
        int at = head;
        while (at < file.length && at(file, at) == 0xFF) {
            while (at < file.length && at(file, at) == 0xFF) {
                at++;
            }
            int code = at < file.length ? at(file, at++) : 0;
            if (code == 0xD9) {
                return at;
            }
            if (code == 0 || code == 0x01 || (code >= 0xD0 && code <= 0xD7) || at + 2 > file.length) {
                return -1;
            }
            int length = at(file, at) * 256 + at(file, at + 1);
            if (length < 2) {
                return -1;
            }
            at += length;
            if (code == 0xDA) {
                at = scanEnd(file, at);
            }
        }
        return -1;
    }

    /** Where the marker stands (its last 0xFF) that ends a scan. */
    private static int scanEnd(byte[] file, int from) {
        int at = from;
        while (at + 1 < file.length) {
            int next = at(file, at + 1);
            boolean escaped = next == 0 || (next >= 0xD0 && next <= 0xD7);
            if (at(file, at) == 0xFF && next != 0xFF && !escaped) {
                return at;
            }
            at += at(file, at) == 0xFF && escaped ? 2 : 1;
        }
        return file.length;
    }

    private static int at(byte[] file, int index) {
        return file[index] & 0xFF;
    }
}
