package dev.roost.node.place;

import java.util.function.IntPredicate;

/**
 * Which cities some coordinates belong to: the nearest one if it is near, and every one at least as big whose reach they
 * lie in. The bigger a city, the farther it reaches. Immutable.
 */
final class Neighbours {
    /** Farther away nobody says that they were in a city. */
    static final double CITY_KM = 30;

    /** How far a country is known by its nearest city. */
    static final double COUNTRY_KM = 100;

    private static final double CITY_CHORD = Globe.chord(CITY_KM);
    private static final double REACH_KM_MAX = 50;

    /** A city of a million reaches some 12 km, one of four millions 25: about as far as its suburbs. */
    private static final double ROOT_OF_PEOPLE_PER_KM = 80;

    private final CityTable table;
    private final float[] reaches;

    Neighbours(CityTable table) {
        this.table = table;
        this.reaches = new float[table.cities()];
        for (int city = 0; city < reaches.length; city++) {
            reaches[city] = (float) Globe.chord(reachKm(city));
        }
    }

    /** How much a city has to do with the coordinates: the less, the more. */
    @FunctionalInterface
    private interface Score {
        /** At most 1 for one that counts; the chord is that to the city. */
        double of(int city, double chord);
    }

    /** The best so far of all cities that are looked at. */
    private static final class Best {
        int city = -1;
        double score = 1;
    }

    /** How far a city goes beyond those that are nearer. */
    double reachKm(int city) {
        return Math.min(REACH_KM_MAX, Math.sqrt(table.people(city)) / ROOT_OF_PEOPLE_PER_KM);
    }

    /** The nearest city, or -1 if none is so near. */
    int nearest(double latitude, double longitude, double km) {
        // Most have one that is quite near, and fewer to look at there.
        int near = km > CITY_KM ? nearest(latitude, longitude, CITY_KM) : -1;
        double farthest = Globe.chord(km);
        return near >= 0 ? near : best(latitude, longitude, km, (city, chord) -> chord / farthest);
    }

    /** The city that people would name: the one that reaches farthest beyond, else the nearest; -1 if there is none. */
    int named(double latitude, double longitude) {
        int around = best(
                latitude,
                longitude,
                REACH_KM_MAX,
                (city, chord) -> table.isPart(city) ? Double.MAX_VALUE : chord / reaches[city]);
        int whole = around >= 0 ? around : nearestWhole(latitude, longitude);
        return whole >= 0 ? whole : nearest(latitude, longitude, CITY_KM);
    }

    /** Whether a city can have anything to do with what lies there. */
    boolean mayReach(int city, Globe.Direction there) {
        return table.chord(city, there) <= Math.max(CITY_CHORD, reaches[city]);
    }

    /** Whether the coordinates belong to a city of those that are meant. */
    boolean belongs(double latitude, double longitude, IntPredicate meant) {
        int nearest = nearest(latitude, longitude, CITY_KM);
        if (nearest >= 0 && meant.test(nearest)) {
            return true;
        }
        if (nearest >= 0 && table.isPart(nearest)) {
            int whole = nearestWhole(latitude, longitude);
            if (whole >= 0 && meant.test(whole)) {
                return true;
            }
        }
        int least = nearest < 0 ? 0 : table.people(nearest);
        return best(
                        latitude,
                        longitude,
                        REACH_KM_MAX,
                        (city, chord) -> meant.test(city) && table.people(city) >= least
                                ? chord / reaches[city]
                                : Double.MAX_VALUE)
                >= 0;
    }

    private int nearestWhole(double latitude, double longitude) {
        return best(
                latitude,
                longitude,
                CITY_KM,
                (city, chord) -> table.isPart(city) ? Double.MAX_VALUE : chord / CITY_CHORD);
    }

    private int best(double latitude, double longitude, double km, Score score) {
        Globe.Direction here = Globe.Direction.of(latitude, longitude);
        Best best = new Best();
        Globe.around(latitude, longitude, km, (first, last) -> {
            for (int city = table.firstIn(first); city < table.firstIn(last + 1); city++) {
                double now = score.of(city, table.chord(city, here));
                if (now <= best.score) {
                    best.city = city;
                    best.score = now;
                }
            }
        });
        return best.city;
    }
}
