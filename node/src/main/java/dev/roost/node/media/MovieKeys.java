package dev.roost.node.media;

import dev.roost.proto.model.CaptureTime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a film's metadata boxes say under names: Apple's keys, and the older user data of QuickTime and 3GP. */
final class MovieKeys {
    private static final String APPLE = "com.apple.quicktime.";
    private static final int KEYS_MAX = 512;
    private static final int TEXT_BYTES_MAX = 256;
    private static final int DAY_CHARS = "2024-02-29".length();

    /** In front of a value: its type and its language. */
    private static final int DATA_HEAD_BYTES = 8;

    /** A user data text: length u16, language u16, bytes. */
    private static final int USER_TEXT_HEAD_BYTES = 4;

    private static final Pattern ISO_6709 =
            Pattern.compile("([+-]\\d{1,3}\\.?\\d{0,9})([+-]\\d{1,3}\\.?\\d{0,9})([+-]\\d{1,6}\\.?\\d{0,9})?.*");

    private MovieKeys() {}

    /** Facts of a metadata box: a table of keys and a list of values that count on it. */
    static Facts facts(Span meta) throws IOException {
        // QuickTime's box has no version in front of its boxes, the later standard's has.
        Span inner = meta.holds(4, "hdlr") ? meta : meta.after(4);
        List<String> keys = new ArrayList<>();
        Map<String, String> values = new HashMap<>();
        for (Box box : Box.in(inner)) {
            if (box.type().equals("keys")) {
                keys = keys(box);
            } else if (box.type().equals("ilst")) {
                values(box, keys, values);
            }
        }
        return facts(values);
    }

    static Facts userData(Box box) throws IOException {
        Map<String, String> values = new HashMap<>();
        Facts inner = Facts.NONE;
        for (Box entry : box.boxes()) {
            switch (entry.type()) {
                case "meta" -> inner = inner.or(facts(entry.body()));
                case "date" -> plainText(entry, "creationdate", values);
                case "\u00a9day" -> userText(entry, "creationdate", values);
                case "\u00a9xyz" -> userText(entry, "location.ISO6709", values);
                case "\u00a9mak" -> userText(entry, "make", values);
                case "\u00a9mod" -> userText(entry, "model", values);
                default -> {}
            }
        }
        return inner.or(facts(values));
    }

    private static void userText(Box entry, String key, Map<String, String> values) throws IOException {
        Span body = entry.body();
        if (body.length() > USER_TEXT_HEAD_BYTES) {
            int length = Math.min(body.u16(0), TEXT_BYTES_MAX);
            Texts.trimmed(body.part(USER_TEXT_HEAD_BYTES, length).bytes())
                    .ifPresent(text -> values.putIfAbsent(APPLE + key, text));
        }
    }

    /** Apple's copy of its own key has neither length nor language. */
    private static void plainText(Box entry, String key, Map<String, String> values) throws IOException {
        Texts.trimmed(entry.body().part(0, TEXT_BYTES_MAX).bytes())
                .ifPresent(text -> values.putIfAbsent(APPLE + key, text));
    }

    private static List<String> keys(Box box) throws IOException {
        List<String> keys = new ArrayList<>();
        for (Box key : Box.in(box.fullBody().after(4))) {
            if (keys.size() < KEYS_MAX) {
                keys.add(Texts.trimmed(key.body().part(0, TEXT_BYTES_MAX).bytes())
                        .orElse(""));
            }
        }
        return keys;
    }

    private static void values(Box list, List<String> keys, Map<String, String> values) throws IOException {
        for (Box entry : list.boxes()) {
            int index = index(entry.type());
            Optional<Box> data = Box.first(entry.body(), "data");
            if (index < 1
                    || index > keys.size()
                    || data.isEmpty()
                    || data.get().body().length() < DATA_HEAD_BYTES) {
                continue;
            }
            Span value = data.get().body().after(DATA_HEAD_BYTES);
            Texts.trimmed(value.part(0, TEXT_BYTES_MAX).bytes())
                    .ifPresent(text -> values.putIfAbsent(keys.get(index - 1), text));
        }
    }

    /** Entries of the list are named by the number of their key, in the place of four letters. */
    private static int index(String type) {
        int index = 0;
        for (int i = 0; i < type.length(); i++) {
            index = index << 8 | type.charAt(i);
        }
        return index;
    }

    private static Facts facts(Map<String, String> values) {
        Camera camera = new Camera(text(values, "make"), text(values, "model"), text(values, "camera.lens_model"));
        // A day alone, which music has too, is worse than the clock in the header.
        Optional<CaptureTime> captured = text(values, "creationdate")
                .filter(text -> text.length() > DAY_CHARS)
                .flatMap(CaptureTimes::parse);
        Optional<Place> place = text(values, "location.ISO6709").flatMap(MovieKeys::place);
        Motion motion = new Motion(text(values, "content.identifier"), false, Optional.empty());
        return new Facts(captured, place, camera, Frame.UNKNOWN, motion);
    }

    private static Optional<String> text(Map<String, String> values, String key) {
        return Optional.ofNullable(values.get(APPLE + key));
    }

    /** A point such as {@code +37.3318-122.0312+010.000/} (ISO 6709, annex H), in degrees. */
    private static Optional<Place> place(String text) {
        Matcher point = ISO_6709.matcher(text);
        if (!point.matches()) {
            return Optional.empty();
        }
        OptionalDouble altitude =
                point.group(3) == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(point.group(3)));
        return Place.of(Double.parseDouble(point.group(1)), Double.parseDouble(point.group(2)), altitude);
    }
}
