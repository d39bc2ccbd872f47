package dev.roost.node.app;

import dev.roost.proto.model.CaptureTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;

/** When a photo was taken, as reports say it: RFC 3339 in whole seconds, with an offset only where the camera said one. */
final class TakenAt {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter OFFSET =
            new DateTimeFormatterBuilder().appendOffset("+HH:MM", "Z").toFormatter(Locale.ROOT);

    private TakenAt() {}

    static String text(CaptureTime taken) {
        Optional<ZoneOffset> offset = taken.offset();
        return LOCAL.format(taken.local()) + offset.map(OFFSET::format).orElse("");
    }
}
