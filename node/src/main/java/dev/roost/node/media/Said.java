package dev.roost.node.media;

import dev.roost.proto.model.CaptureTime;
import java.util.Optional;

/**
 * What one block of metadata says.
 *
 * @param facts with the time that it gives for the shot itself
 * @param digitized the time at which the shot became a file, which for a scan is years later
 */
record Said(Facts facts, Optional<CaptureTime> digitized) {
    static final Said NOTHING = new Said(Facts.NONE, Optional.empty());

    static Said of(Facts facts) {
        return new Said(facts, Optional.empty());
    }

    /** The same, and where it says nothing, the other's. */
    Said or(Said other) {
        return new Said(facts.or(other.facts), digitized.or(other::digitized));
    }
}
