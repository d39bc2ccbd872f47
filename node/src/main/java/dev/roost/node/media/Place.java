package dev.roost.node.media;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Where a photo was taken.
 *
 * @param latitude degrees, north positive (WGS 84)
 * @param longitude degrees, east positive
 * @param altitude metres above sea level
 */
public record Place(double latitude, double longitude, OptionalDouble altitude) {
    private static final double LATITUDE_MAX = 90;
    private static final double LONGITUDE_MAX = 180;
    private static final double ALTITUDE_MAX = 100_000;

    /** A place on Earth; none for numbers off it and for 0, 0, which is what a receiver without a fix writes. */
    static Optional<Place> of(double latitude, double longitude, OptionalDouble altitude) {
        boolean onEarth = Math.abs(latitude) <= LATITUDE_MAX && Math.abs(longitude) <= LONGITUDE_MAX;
        if (!onEarth || (latitude == 0 && longitude == 0)) {
            return Optional.empty();
        }
        boolean high = altitude.isPresent() && Math.abs(altitude.getAsDouble()) <= ALTITUDE_MAX;
        return Optional.of(new Place(latitude, longitude, high ? altitude : OptionalDouble.empty()));
    }
}
