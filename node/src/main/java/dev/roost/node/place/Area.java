package dev.roost.node.place;

import dev.roost.proto.model.PhotoFacts;

/** A part of the world that a word means. One thread at a time may ask. */
@FunctionalInterface
public interface Area {
    /** Whether a photo that was taken there belongs to it. */
    boolean holds(PhotoFacts.Place place);
}
