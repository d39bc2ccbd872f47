package dev.roost.node.media;

import dev.roost.proto.model.CaptureTime;
import java.util.Optional;

/**
 * What a file says about the photo or film in it. All of it is a claim by whoever wrote the file, none of it is needed to
 * keep its bytes.
 */
public record Facts(Optional<CaptureTime> captured, Optional<Place> place, Camera camera, Frame frame, Motion motion) {
    /** A file that says nothing, or nothing that can be understood. */
    public static final Facts NONE =
            new Facts(Optional.empty(), Optional.empty(), Camera.UNKNOWN, Frame.UNKNOWN, Motion.NONE);

    static Facts of(Optional<CaptureTime> captured) {
        return new Facts(captured, NONE.place, NONE.camera, NONE.frame, NONE.motion);
    }

    static Facts of(Frame frame) {
        return new Facts(NONE.captured, NONE.place, NONE.camera, frame, NONE.motion);
    }

    /** These facts, and where they say nothing, the other's. */
    Facts or(Facts other) {
        return new Facts(
                captured.or(other::captured),
                place.or(other::place),
                camera.or(other.camera),
                frame.or(other.frame),
                motion.or(other.motion));
    }
}
