package dev.roost.node.media;

import dev.roost.proto.model.CaptureTime;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.PhotoFacts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Facts as they are stated in a log, and back: numbers in whole steps, texts cut to what a statement holds. What a file
 * says that fits in no statement is left out; none of it can fail.
 */
public final class StatedFacts {
    private static final int CENTIMETRES = 100;

    private StatedFacts() {}

    public static PhotoFacts of(Facts facts) {
        return new PhotoFacts(
                frame(facts.frame()),
                new PhotoFacts.Camera(
                        text(facts.camera().make()),
                        text(facts.camera().model()),
                        text(facts.camera().lens())),
                facts.place().flatMap(StatedFacts::place),
                duration(facts.motion()),
                facts.motion().within(),
                text(facts.motion().contentId()),
                Octets.EMPTY);
    }

    /** The facts as they were read, as far as they were stated. */
    public static Facts read(PhotoFacts facts, Optional<CaptureTime> captured) {
        PhotoFacts.Camera camera = facts.camera();
        return new Facts(
                captured,
                facts.place().flatMap(StatedFacts::place),
                new Camera(known(camera.make()), known(camera.model()), known(camera.lens())),
                new Frame(
                        facts.frame().width(),
                        facts.frame().height(),
                        facts.frame().orientation()),
                new Motion(
                        known(facts.contentId()),
                        facts.filmWithin(),
                        facts.durationMillis().isPresent()
                                ? Optional.of(
                                        Duration.ofMillis(facts.durationMillis().getAsLong()))
                                : Optional.empty()));
    }

    private static PhotoFacts.Frame frame(Frame frame) {
        boolean known = frame.width() > 0 && frame.height() > 0;
        int turn = frame.orientation() >= 1 && frame.orientation() <= 8 ? frame.orientation() : 1;
        return known ? new PhotoFacts.Frame(frame.width(), frame.height(), turn) : new PhotoFacts.Frame(0, 0, turn);
    }

    private static Optional<PhotoFacts.Place> place(Place place) {
        // No number is no place; comparisons with it are all false.
        boolean onEarth = Math.abs(place.latitude()) <= 90 && Math.abs(place.longitude()) <= 180;
        if (!onEarth) {
            return Optional.empty();
        }
        OptionalDouble high = place.altitude();
        return Optional.of(new PhotoFacts.Place(
                (int) Math.round(place.latitude() * PhotoFacts.Place.PER_DEGREE),
                (int) Math.round(place.longitude() * PhotoFacts.Place.PER_DEGREE),
                high.isPresent()
                        ? OptionalInt.of((int) Math.round(high.getAsDouble() * CENTIMETRES))
                        : OptionalInt.empty()));
    }

    private static Optional<Place> place(PhotoFacts.Place place) {
        OptionalInt high = place.altitudeCentimetres();
        return Place.of(
                (double) place.latitude() / PhotoFacts.Place.PER_DEGREE,
                (double) place.longitude() / PhotoFacts.Place.PER_DEGREE,
                high.isPresent() ? OptionalDouble.of((double) high.getAsInt() / CENTIMETRES) : OptionalDouble.empty());
    }

    private static OptionalLong duration(Motion motion) {
        Optional<Long> millis = motion.duration()
                .filter(time -> !time.isNegative() && time.toSeconds() < Long.MAX_VALUE / 2_000)
                .map(Duration::toMillis);
        return millis.isPresent() ? OptionalLong.of(millis.get()) : OptionalLong.empty();
    }

    private static Optional<String> known(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** Cut behind the last whole character that fits. */
    private static String text(Optional<String> text) {
        byte[] bytes = text.orElse("").getBytes(StandardCharsets.UTF_8);
        int end = Math.min(bytes.length, PhotoFacts.TEXT_BYTES_MAX);
        while (end < bytes.length && end > 0 && (bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(Arrays.copyOf(bytes, end), StandardCharsets.UTF_8);
    }
}
