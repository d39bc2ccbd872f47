package dev.roost.node.media;

import dev.roost.proto.model.CaptureTime;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The capture time that press photos carry (IPTC-IIM 4.2, 2:55 and 2:60), in Photoshop's resource blocks. */
final class Iptc {
    private static final String RESOURCE = "8BIM";
    private static final int IPTC_RESOURCE = 0x0404;
    private static final int RESOURCE_NAME_AT = 6;

    private static final int MARKER = 0x1C;
    private static final int DATASET_HEAD_BYTES = 5;
    private static final int DATE_CREATED = 2 << 8 | 55;
    private static final int TIME_CREATED = 2 << 8 | 60;
    private static final int VALUE_BYTES_MAX = 16;

    private static final Pattern DATE = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern TIME = Pattern.compile("(\\d{2})(\\d{2})(\\d{2})(.*)");

    private Iptc() {}

    /** Facts out of Photoshop's resource blocks, which stand one behind the other. */
    static Facts inResources(Span blocks) throws IOException {
        long at = 0;
        while (blocks.holds(at, RESOURCE)) {
            // A name and its length take an even number of bytes together, and so does what follows.
            int name = blocks.u8(at + RESOURCE_NAME_AT) + 1;
            long size = at + RESOURCE_NAME_AT + name + (name & 1);
            long length = blocks.u32(size);
            if (blocks.u16(at + RESOURCE.length()) == IPTC_RESOURCE) {
                return facts(blocks.part(size + 4, length));
            }
            at = size + 4 + length + (length & 1);
        }
        return Facts.NONE;
    }

    /** Facts out of the datasets themselves. */
    static Facts facts(Span datasets) throws IOException {
        String date = "";
        String time = "";
        long at = 0;
        while (at + DATASET_HEAD_BYTES <= datasets.length() && datasets.u8(at) == MARKER) {
            int length = datasets.u16(at + 3);
            int name = datasets.u16(at + 1);
            if (name == DATE_CREATED) {
                date = datasets.latin(at + DATASET_HEAD_BYTES, Math.min(length, VALUE_BYTES_MAX));
            } else if (name == TIME_CREATED) {
                time = datasets.latin(at + DATASET_HEAD_BYTES, Math.min(length, VALUE_BYTES_MAX));
            }
            at += DATASET_HEAD_BYTES + length;
        }
        return Facts.of(captured(date, time));
    }

    private static Optional<CaptureTime> captured(String date, String time) {
        Matcher day = DATE.matcher(date);
        Matcher clock = TIME.matcher(time);
        // A day alone is often the day of the assignment, while XMP in the same file knows the second.
        if (!day.matches() || !clock.matches()) {
            return Optional.empty();
        }
        return CaptureTimes.parse(day.replaceAll("$1:$2:$3") + clock.replaceAll(" $1:$2:$3$4"));
    }
}
