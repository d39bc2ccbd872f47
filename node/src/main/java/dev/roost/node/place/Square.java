package dev.roost.node.place;

import dev.roost.proto.model.PhotoFacts;

/**
 * A square of some 500 metres, which is as exactly as a place is looked at: what was found for one photo is so for all
 * around it, and a photo is found by what its place is called.
 *
 * @param north rows from the south pole
 * @param east columns from the date line
 */
record Square(int north, int east) {
    private static final int PER_DEGREE = 200;
    private static final int STEPS = PhotoFacts.Place.PER_DEGREE / PER_DEGREE;
    private static final int SOUTH_DEGREES = 90;
    private static final int WEST_DEGREES = 180;
    private static final int IN_ROW = 2 * WEST_DEGREES * PER_DEGREE + 1;

    static Square of(PhotoFacts.Place place) {
        return new Square(
                Math.floorDiv(place.latitude() + STEPS / 2, STEPS) + SOUTH_DEGREES * PER_DEGREE,
                Math.floorDiv(place.longitude() + STEPS / 2, STEPS) + WEST_DEGREES * PER_DEGREE);
    }

    /** From 0, each another one. */
    int number() {
        return north * IN_ROW + east;
    }

    /** Of its middle, in degrees. */
    double latitude() {
        return (double) north / PER_DEGREE - SOUTH_DEGREES;
    }

    /** Of its middle, in degrees. */
    double longitude() {
        return (double) east / PER_DEGREE - WEST_DEGREES;
    }
}
