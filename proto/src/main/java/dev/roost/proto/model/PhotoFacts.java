package dev.roost.proto.model;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a file says about the photo or film in it, but for when it was taken, which stands in {@link Seen}: the value of
 * {@link About#FACTS}. A claim by whoever wrote the file.
 *
 * <p>Layout: version 01 ‖ flags u8 ‖ width u32 ‖ height u32 ‖ orientation u8 ‖ make ‖ model ‖ lens ‖ content identifier
 * (each u16 length ‖ UTF-8, at most 255 bytes, empty where unknown) ‖ [01 place: latitude i32 ‖ longitude i32] ‖ [02
 * altitude i32] ‖ [04 duration u64] ‖ rest. Flag 08: a still with a film behind it.
 *
 * @param place where it was taken
 * @param durationMillis of a film
 * @param filmWithin whether the file is a still with a film behind it
 * @param contentId what the still and the film of one Live Photo both carry; empty where there is none
 */
public record PhotoFacts(
        Frame frame,
        Camera camera,
        Optional<Place> place,
        OptionalLong durationMillis,
        boolean filmWithin,
        String contentId,
        Octets rest) {
    /** Nothing is known; also what is stated of a file that says nothing. */
    public static final PhotoFacts NONE = new PhotoFacts(
            new Frame(0, 0, 1),
            new Camera("", "", ""),
            Optional.empty(),
            OptionalLong.empty(),
            false,
            "",
            Octets.EMPTY);

    /** Bytes of one text. */
    public static final int TEXT_BYTES_MAX = 255;

    private static final int VERSION = 1;
    private static final int PLACE = 1;
    private static final int ALTITUDE = 2;
    private static final int DURATION = 4;
    private static final int FILM_WITHIN = 8;
    private static final int ORIENTATION_MAX = 8;

    /** Width and height in pixels as shown, both 0 where unknown; orientation of the stored pixels, 1 to 8 (EXIF). */
    public record Frame(int width, int height, int orientation) {
        public Frame {
            if (width < 0 || height < 0 || (width == 0) != (height == 0)) {
                throw new IllegalArgumentException("a frame of " + width + " by " + height);
            }
            if (orientation < 1 || orientation > ORIENTATION_MAX) {
                throw new IllegalArgumentException("an orientation of " + orientation);
            }
        }
    }

    /** Maker, model and lens, each empty where unknown. */
    public record Camera(String make, String model, String lens) {
        public Camera {
            requireShort(make);
            requireShort(model);
            requireShort(lens);
        }
    }

    /**
     * A place on Earth (WGS 84).
     *
     * @param latitude in ten millionths of a degree, north positive
     * @param longitude likewise, east positive
     * @param altitudeCentimetres above sea level
     */
    public record Place(int latitude, int longitude, OptionalInt altitudeCentimetres) {
        public static final int PER_DEGREE = 10_000_000;
        private static final int LATITUDE_MAX = 90 * PER_DEGREE;
        private static final int LONGITUDE_MAX = 180 * PER_DEGREE;

        public Place {
            if (Math.abs((long) latitude) > LATITUDE_MAX || Math.abs((long) longitude) > LONGITUDE_MAX) {
                throw new IllegalArgumentException("a place at " + latitude + ", " + longitude);
            }
        }
    }

    public PhotoFacts {
        requireShort(contentId);
        if (durationMillis.isPresent() && durationMillis.getAsLong() < 0) {
            throw new IllegalArgumentException("a duration of " + durationMillis.getAsLong() + " ms");
        }
    }

    public Octets encode() {
        FieldWriter out = new FieldWriter(64).u8(VERSION).u8(flags());
        out.u32(frame.width).u32(frame.height).u8(frame.orientation);
        write(out, camera.make);
        write(out, camera.model);
        write(out, camera.lens);
        write(out, contentId);
        place.ifPresent(at -> out.u32(at.latitude).u32(at.longitude));
        place.map(Place::altitudeCentimetres).ifPresent(high -> high.ifPresent(out::u32));
        durationMillis.ifPresent(out::u64);
        return out.octets(rest).toOctets();
    }

    /**
     * Reads what {@link #encode} wrote, or a later program of the same version.
     *
     * @throws MalformedException if it is no such value, or one of a later version
     */
    public static PhotoFacts parse(Octets value) throws MalformedException {
        FieldReader in = new FieldReader(value.toArray());
        int version = in.u8();
        if (version != VERSION) {
            throw new MalformedException("facts of version " + version + " are unknown to this version");
        }
        int flags = in.u8();
        if (flags > (PLACE | ALTITUDE | DURATION | FILM_WITHIN)) {
            throw new MalformedException("unknown flags " + flags + " of facts");
        }
        if ((flags & ALTITUDE) != 0 && (flags & PLACE) == 0) {
            throw new MalformedException("an altitude without a place");
        }
        try {
            Frame frame = new Frame(in.size32(Integer.MAX_VALUE), in.size32(Integer.MAX_VALUE), in.u8());
            Camera camera = new Camera(readText(in), readText(in), readText(in));
            String contentId = readText(in);
            Optional<Place> place = (flags & PLACE) == 0 ? Optional.empty() : Optional.of(readPlace(in, flags));
            OptionalLong duration = (flags & DURATION) == 0 ? OptionalLong.empty() : OptionalLong.of(in.u64());
            return new PhotoFacts(
                    frame, camera, place, duration, (flags & FILM_WITHIN) != 0, contentId, Octets.copyOf(in.rest()));
        } catch (IllegalArgumentException e) {
            throw new MalformedException("facts with " + e.getMessage());
        }
    }

    private int flags() {
        boolean high = place.map(Place::altitudeCentimetres)
                .filter(OptionalInt::isPresent)
                .isPresent();
        return (place.isPresent() ? PLACE : 0)
                | (high ? ALTITUDE : 0)
                | (durationMillis.isPresent() ? DURATION : 0)
                | (filmWithin ? FILM_WITHIN : 0);
    }

    private static Place readPlace(FieldReader in, int flags) throws MalformedException {
        int latitude = in.u32();
        int longitude = in.u32();
        return new Place(latitude, longitude, (flags & ALTITUDE) == 0 ? OptionalInt.empty() : OptionalInt.of(in.u32()));
    }

    private static void write(FieldWriter out, String text) {
        out.short16(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String readText(FieldReader in) throws MalformedException {
        byte[] bytes = in.short16(TEXT_BYTES_MAX);
        String text = new String(bytes, StandardCharsets.UTF_8);
        // What is no UTF-8 grows when its bytes are replaced, and was written by nobody who keeps to the layout.
        if (text.getBytes(StandardCharsets.UTF_8).length > TEXT_BYTES_MAX) {
            throw new MalformedException("a text in facts that is no UTF-8");
        }
        return text;
    }

    private static void requireShort(String text) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > TEXT_BYTES_MAX) {
            throw new IllegalArgumentException("a text of " + bytes + " bytes");
        }
    }
}
