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

    private static final double REACH_KM_MAX = 50;

    /** A city of a million reaches some 12 km, one of four millions 25: about as far as its suburbs. */
    private static final double ROOT_OF_PEOPLE_PER_KM = 80;

    private final CityTable table;

    Neighbours(CityTable table) {
        this.table = table;
    }

    /** The best so far of all cities that are looked at. */
    private static final class Best {
        int city = -1;
        double chord;

        Best(double km) {
            this.chord = Globe.chord(km);
        }
    }

    /** How far a city goes beyond those that are nearer. */
    double reachKm(int city) {
        return Math.min(REACH_KM_MAX, Math.sqrt(table.people(city)) / ROOT_OF_PEOPLE_PER_KM);
    }

    /** The nearest city, or -1 if none is so near. */
    int nearest(double latitude, double longitude, double km) {
        Globe.Direction here = Globe.Direction.of(latitude, longitude);
        Best best = new Best(km);
        Globe.around(latitude, longitude, km, (first, last) -> {
            for (int city = table.firstIn(first); city < table.firstIn(last + 1); city++) {
                double chord = table.chord(city, here);
                if (chord <= best.chord) {
                    best.city = city;
                    best.chord = chord;
                }
            }
        });
        return best.city;
    }

    /** The nearest city of those that are meant, that the coordinates belong to; -1 if there is none. */
    int owner(double latitude, double longitude, IntPredicate meant) {
        int nearest = nearest(latitude, longitude, CITY_KM);
        if (nearest >= 0 && meant.test(nearest)) {
            return nearest;
        }
        int least = nearest < 0 ? 0 : table.people(nearest);
        Globe.Direction here = Globe.Direction.of(latitude, longitude);
        Best best = new Best(REACH_KM_MAX);
        Globe.around(latitude, longitude, REACH_KM_MAX, (first, last) -> {
            for (int city = table.firstIn(first); city < table.firstIn(last + 1); city++) {
                double chord = table.chord(city, here);
                if (chord <= best.chord
                        && table.people(city) >= least
                        && meant.test(city)
                        && chord <= Globe.chord(reachKm(city))) {
                    best.city = city;
                    best.chord = chord;
                }
            }
        });
        return best.city;
    }
}
