package dev.roost.node.media;

import java.time.Duration;
import java.util.Optional;

/**
 * What moves in a photo.
 *
 * @param contentId what the still and the film of one Live Photo both carry
 * @param within the file is a still with a film behind it
 * @param duration of a film
 */
public record Motion(Optional<String> contentId, boolean within, Optional<Duration> duration) {
    /** A still, for all that is known. */
    public static final Motion NONE = new Motion(Optional.empty(), false, Optional.empty());

    Motion or(Motion other) {
        return new Motion(contentId.or(other::contentId), within || other.within, duration.or(other::duration));
    }
}
