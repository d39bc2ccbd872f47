package dev.roost.node.place;

import dev.roost.proto.model.PhotoFacts;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Some cities and countries, and all that belongs to them. Most coordinates are told by a grid of the world alone; what was
 * found last is remembered, for photos are taken where others were. Used by one thread.
 */
final class CityArea implements Area {
    private static final int REMEMBERED = 1 << 12;

    /** A place is looked at as the corner of a square of some 100 metres. */
    private static final int SQUARE = PhotoFacts.Place.PER_DEGREE / 1_000;

    private static final int SQUARES_IN_ROW = 360_001;

    private final CityTable table;
    private final Neighbours neighbours;
    private final BitSet cities;
    private final BitSet countries;
    private final BitSet cells = new BitSet(Globe.CELLS);
    private final long[] squares = new long[REMEMBERED];
    private final boolean[] held = new boolean[REMEMBERED];

    CityArea(CityTable table, Neighbours neighbours, BitSet cities, BitSet countries) {
        this.table = table;
        this.neighbours = neighbours;
        this.cities = cities;
        this.countries = countries;
        Arrays.fill(squares, Long.MIN_VALUE);
        for (int city = 0; city < table.cities(); city++) {
            if (countries.get(table.country(city))) {
                mark(city, Neighbours.COUNTRY_KM);
            } else if (cities.get(city)) {
                mark(city, Math.max(Neighbours.CITY_KM, neighbours.reachKm(city)));
            }
        }
    }

    @Override
    public boolean holds(PhotoFacts.Place place) {
        int north = Math.floorDiv(place.latitude(), SQUARE);
        int east = Math.floorDiv(place.longitude(), SQUARE);
        double latitude = (double) north * SQUARE / PhotoFacts.Place.PER_DEGREE;
        double longitude = (double) east * SQUARE / PhotoFacts.Place.PER_DEGREE;
        if (!cells.get(Globe.cell(latitude, longitude))) {
            return false;
        }
        long square = (long) north * SQUARES_IN_ROW + east;
        int slot = Math.floorMod(31 * north + east, REMEMBERED);
        if (squares[slot] != square) {
            squares[slot] = square;
            held[slot] = holds(latitude, longitude);
        }
        return held[slot];
    }

    private boolean holds(double latitude, double longitude) {
        if (!countries.isEmpty()) {
            int nearest = neighbours.nearest(latitude, longitude, Neighbours.COUNTRY_KM);
            if (nearest >= 0 && countries.get(table.country(nearest))) {
                return true;
            }
        }
        return !cities.isEmpty() && neighbours.belongs(latitude, longitude, cities::get);
    }

    private void mark(int city, double km) {
        Globe.around(
                table.latitude(city), table.longitude(city), km, (first, last) -> cells.set(first, last + 1));
    }
}
