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

    private static final int FEW = 64;

    private final CityTable table;
    private final Neighbours neighbours;
    private final BitSet cities;
    private final int[] few;
    private final BitSet countries;
    private final BitSet cells = new BitSet(Globe.CELLS);
    private final int[] squares = new int[REMEMBERED];
    private final boolean[] held = new boolean[REMEMBERED];

    CityArea(CityTable table, Neighbours neighbours, BitSet cities, BitSet countries) {
        this.table = table;
        this.neighbours = neighbours;
        this.cities = cities;
        this.few = cities.cardinality() <= FEW ? cities.stream().toArray() : new int[0];
        this.countries = countries;
        Arrays.fill(squares, -1);
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
        Square here = Square.of(place);
        if (!cells.get(Globe.cell(here.latitude(), here.longitude()))) {
            return false;
        }
        int slot = here.number() & (REMEMBERED - 1);
        if (squares[slot] != here.number()) {
            squares[slot] = here.number();
            held[slot] = holds(here.latitude(), here.longitude());
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
        return mayReach(latitude, longitude) && neighbours.belongs(latitude, longitude, cities::get);
    }

    /** Where few cities are meant, most coordinates are far from all of them. */
    private boolean mayReach(double latitude, double longitude) {
        if (few.length == 0) {
            return !cities.isEmpty();
        }
        Globe.Direction here = Globe.Direction.of(latitude, longitude);
        for (int city : few) {
            if (neighbours.mayReach(city, here)) {
                return true;
            }
        }
        return false;
    }

    private void mark(int city, double km) {
        Globe.around(table.latitude(city), table.longitude(city), km, (first, last) -> cells.set(first, last + 1));
    }
}
