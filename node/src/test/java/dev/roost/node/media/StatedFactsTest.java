package dev.roost.node.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.proto.model.CaptureTime;
import dev.roost.proto.model.PhotoFacts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class StatedFactsTest {
    private static Facts facts(Optional<Place> place, Camera camera, Frame frame, Motion motion) {
        return new Facts(Optional.empty(), place, camera, frame, motion);
    }

    @Test
    void whatIsStatedIsWhatWasRead() throws Exception {
        CaptureTime taken =
                new CaptureTime(LocalDateTime.of(2024, 2, 29, 12, 0), Optional.of(ZoneOffset.ofHoursMinutes(5, 45)));
        Facts read = new Facts(
                Optional.of(taken),
                Optional.of(new Place(-33.8567844, 151.2152967, OptionalDouble.of(-3.25))),
                new Camera(Optional.of("Maker"), Optional.of("Modèle"), Optional.empty()),
                new Frame(3024, 4032, 6),
                new Motion(Optional.of("4C8D"), true, Optional.of(Duration.ofMillis(2_900))));
        PhotoFacts stated = PhotoFacts.parse(StatedFacts.of(read).encode());
        assertThat(StatedFacts.read(stated, read.captured())).isEqualTo(read);
        assertThat(StatedFacts.of(Facts.NONE)).isEqualTo(PhotoFacts.NONE);
        assertThat(StatedFacts.read(PhotoFacts.NONE, Optional.empty())).isEqualTo(Facts.NONE);
    }

    @Test
    void longTextsAreCutBehindAWholeLetter() {
        Camera camera = new Camera(Optional.of("ü".repeat(300)), Optional.of("a" + "日".repeat(99)), Optional.empty());
        PhotoFacts.Camera stated = StatedFacts.of(facts(Optional.empty(), camera, Frame.UNKNOWN, Motion.NONE))
                .camera();
        assertThat(stated.make()).isEqualTo("ü".repeat(127));
        assertThat(stated.model()).isEqualTo("a" + "日".repeat(84));
        assertThat(stated.model().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(PhotoFacts.TEXT_BYTES_MAX);
    }

    @Test
    void numbersThatAreNoneSayNothing() {
        for (Place place : new Place[] {
            new Place(Double.NaN, 0, OptionalDouble.empty()),
            new Place(0, Double.NEGATIVE_INFINITY, OptionalDouble.empty()),
            new Place(91, 0, OptionalDouble.empty())
        }) {
            assertThat(StatedFacts.of(facts(Optional.of(place), Camera.UNKNOWN, Frame.UNKNOWN, Motion.NONE)))
                    .isEqualTo(PhotoFacts.NONE);
        }
        for (Duration duration : new Duration[] {Duration.ofSeconds(-1), Duration.ofSeconds(Long.MAX_VALUE)}) {
            Motion motion = new Motion(Optional.empty(), false, Optional.of(duration));
            assertThat(StatedFacts.of(facts(Optional.empty(), Camera.UNKNOWN, Frame.UNKNOWN, motion)))
                    .isEqualTo(PhotoFacts.NONE);
        }
        for (Frame frame : new Frame[] {new Frame(-5, 7, 1), new Frame(7, 0, 1), new Frame(0, 0, 99)}) {
            assertThat(StatedFacts.of(facts(Optional.empty(), Camera.UNKNOWN, frame, Motion.NONE)))
                    .isEqualTo(PhotoFacts.NONE);
        }
    }
}
