package dev.roost.node.media;

import java.util.Optional;

/** What took a photo, in its maker's words without the spaces around them. */
public record Camera(Optional<String> make, Optional<String> model, Optional<String> lens) {
    /** The file names no camera. */
    public static final Camera UNKNOWN = new Camera(Optional.empty(), Optional.empty(), Optional.empty());

    Camera or(Camera other) {
        return new Camera(make.or(other::make), model.or(other::model), lens.or(other::lens));
    }
}
