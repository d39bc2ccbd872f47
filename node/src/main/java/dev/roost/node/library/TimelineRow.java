package dev.roost.node.library;

import dev.roost.proto.model.CaptureTime;
import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.MediaType;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.PhotoFacts;
import dev.roost.proto.model.PhotoId;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A photo as a timeline shows it: all that a grid needs, so that a page of it is one range of rows.
 *
 * @param taken when, if anybody knows; a year between 1 and 9999
 * @param name of the file that stands for it
 * @param film whether it moves: a film, or a photo with one beside or in it
 * @param parts files that make it up
 * @param width as shown, in pixels; 0 if unknown, as the height
 * @param place where it was taken, if a file says so; heights are left out
 * @param text what words are looked for in, in lower case
 */
public record TimelineRow(
        PhotoId id,
        Optional<CaptureTime> taken,
        String name,
        MediaType media,
        boolean film,
        int parts,
        int width,
        int height,
        Optional<PhotoFacts.Place> place,
        String text) {
    /** Bytes of the text; longer ones are cut. */
    static final int TEXT_BYTES_MAX = 4_096;

    private static final int NAME_BYTES_MAX = 1_024;
    private static final int PARTS_MAX = 0xFFFF;
    private static final int FILM = 1;
    private static final int TAKEN = 2;
    private static final int PLACE = 4;
    private static final int YEAR_MAX = 9_999;

    public TimelineRow {
        taken = taken.filter(time -> time.local().getYear() >= 1 && time.local().getYear() <= YEAR_MAX);
    }

    /** Texts to look for words in. */
    public static String text(List<String> texts) {
        // A line end stands in no word that people type, so that none is found across two texts.
        return String.join(
                        "\n",
                        texts.stream()
                                .distinct()
                                .filter(text -> !text.isEmpty())
                                .toList())
                .toLowerCase(Locale.ROOT);
    }

    /** Milliseconds since 1970 of the local time, as if it were UTC. */
    Optional<Long> localMillis() {
        return taken.map(time -> time.local().toInstant(ZoneOffset.UTC).toEpochMilli());
    }

    byte[] encode() {
        int flags = (film ? FILM : 0) | (taken.isPresent() ? TAKEN : 0) | (place.isPresent() ? PLACE : 0);
        FieldWriter out = new FieldWriter(160).u8(flags);
        taken.ifPresent(time -> {
            byte[] bytes = time.encode().toArray();
            out.u8(bytes.length).bytes(bytes);
        });
        out.u8(media.code()).u16(Math.min(parts, PARTS_MAX)).u32(width).u32(height);
        place.ifPresent(at -> out.u32(at.latitude()).u32(at.longitude()));
        return out.short16(cut(name, NAME_BYTES_MAX))
                .short16(cut(text, TEXT_BYTES_MAX))
                .toBytes();
    }

    static TimelineRow parse(PhotoId id, byte[] row) throws MalformedException {
        FieldReader in = new FieldReader(row);
        int flags = in.u8();
        Optional<CaptureTime> taken = Optional.empty();
        if ((flags & TAKEN) != 0) {
            taken = Optional.of(CaptureTime.parse(Octets.copyOf(in.bytes(in.u8()))));
        }
        MediaType media = MediaType.of(in.u8());
        int parts = in.u16();
        int width = in.u32();
        int height = in.u32();
        Optional<PhotoFacts.Place> place = (flags & PLACE) == 0
                ? Optional.empty()
                : Optional.of(new PhotoFacts.Place(in.u32(), in.u32(), OptionalInt.empty()));
        String name = new String(in.short16(NAME_BYTES_MAX), StandardCharsets.UTF_8);
        String text = new String(in.short16(TEXT_BYTES_MAX), StandardCharsets.UTF_8);
        return new TimelineRow(id, taken, name, media, (flags & FILM) != 0, parts, width, height, place, text);
    }

    /** A letter that is cut in two stands as one that cannot be read. */
    private static byte[] cut(String text, int max) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= max ? bytes : Arrays.copyOf(bytes, max);
    }
}
