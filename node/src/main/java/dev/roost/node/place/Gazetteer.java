package dev.roost.node.place;

import dev.roost.proto.model.PhotoFacts;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Says what places words mean, and what the place at some coordinates is called. Safe for use by many threads. */
public final class Gazetteer {
    /** Words of one name, such as <i>Santa Cruz de la Sierra</i>. */
    private static final int NAME_WORDS_MAX = 6;

    /** Words that are looked up; a search of more is one for texts. */
    private static final int WORDS_MAX = 20;

    private final CityTable table;
    private final Neighbours neighbours;

    /** Read at the first question, for few searches and few programs ask any. */
    private static final class Shipped {
        static final Gazetteer INSTANCE = load();

        private static Gazetteer load() {
            try (InputStream file = Gazetteer.class.getResourceAsStream("cities.gz")) {
                if (file == null) {
                    throw new FileNotFoundException("this program was built without its table of cities");
                }
                return new Gazetteer(CityTable.read(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Gazetteer(CityTable table) {
        this.table = table;
        this.neighbours = new Neighbours(table);
    }

    /** The one that is part of the program, in memory from the first call on. */
    public static Gazetteer shipped() {
        return Shipped.INSTANCE;
    }

    /** All runs of words that are names of cities or countries, or begin some; case and accents do not matter. */
    public List<PlaceWords> meantBy(List<String> words) {
        List<PlaceWords> meant = new ArrayList<>();
        for (int first = 0; first < words.size() && first < WORDS_MAX; first++) {
            for (int last = first; last < Math.min(words.size(), first + NAME_WORDS_MAX); last++) {
                String folded = FoldedName.of(String.join(" ", words.subList(first, last + 1)));
                Optional<Area> area = CityTable.mayBegin(folded) ? area(folded) : Optional.empty();
                if (area.isPresent()) {
                    meant.add(new PlaceWords(first, last, area.get()));
                }
            }
        }
        return meant;
    }

    /** What people would say where that is; empty far from every city. */
    public Optional<NamedPlace> at(PhotoFacts.Place place) {
        Square there = Square.of(place);
        int city = neighbours.named(there.latitude(), there.longitude());
        return city < 0
                ? Optional.empty()
                : Optional.of(new NamedPlace(
                        table.name(city),
                        table.german(city),
                        table.countries().get(table.country(city)).code()));
    }

    private Optional<Area> area(String folded) {
        BitSet cities = new BitSet();
        table.sorted().startingWith(folded, cities::set);
        BitSet countries = new BitSet();
        for (int i = 0; i < table.countries().size(); i++) {
            if (table.countries().get(i).names().stream().anyMatch(name -> name.startsWith(folded))) {
                countries.set(i);
            }
        }
        return cities.isEmpty() && countries.isEmpty()
                ? Optional.empty()
                : Optional.of(new CityArea(table, neighbours, cities, countries));
    }
}
