package dev.roost.node.media;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A box of an ISO base media file (ISO 14496-12, 4.2), QuickTime's atoms included: four letters and a body. */
record Box(String type, Span body) {
    private static final int HEAD_BYTES = 8;
    private static final int LONG_HEAD_BYTES = 16;

    /** Version and flags in front of the body of a full box. */
    private static final int FULL_BYTES = 4;

    private static final int UUID_BYTES = 16;

    /** A box with more parts than any camera writes is read up to here. */
    private static final int BOXES_MAX = 4_096;

    /** The boxes in a span, up to the first damaged one. */
    static List<Box> in(Span span) throws IOException {
        List<Box> boxes = new ArrayList<>();
        long at = 0;
        while (at + HEAD_BYTES <= span.length() && boxes.size() < BOXES_MAX) {
            long size = span.u32(at);
            int head = size == 1 ? LONG_HEAD_BYTES : HEAD_BYTES;
            if (size == 1) {
                size = at + LONG_HEAD_BYTES <= span.length() ? span.u64(at + HEAD_BYTES) : 0;
            } else if (size == 0) {
                size = span.length() - at;
            }
            if (size < head) {
                return boxes;
            }
            boxes.add(new Box(span.latin(at + 4, 4), span.part(at + head, size - head)));
            at = size > span.length() - at ? span.length() : at + size;
        }
        return boxes;
    }

    static Optional<Box> first(Span span, String type) throws IOException {
        return in(span).stream().filter(box -> box.type.equals(type)).findFirst();
    }

    /** The boxes in this one. */
    List<Box> boxes() throws IOException {
        return in(body);
    }

    /** The body of a full box without its version and flags. */
    Span fullBody() throws IOException {
        return body.after(FULL_BYTES);
    }

    /** Whether this is a box of a maker's own (11.1) under this name, 32 hex digits. */
    boolean isOwn(String uuid) throws IOException {
        return type.equals("uuid")
                && HexFormat.of().formatHex(body.part(0, UUID_BYTES).bytes()).equals(uuid);
    }

    /** The body of such a box behind its name. */
    Span ownBody() throws IOException {
        return body.after(UUID_BYTES);
    }

    int version() throws IOException {
        return body.u8(0);
    }
}
