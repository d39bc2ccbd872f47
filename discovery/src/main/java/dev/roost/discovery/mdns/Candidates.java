package dev.roost.discovery.mdns;

import dev.roost.discovery.Sighting;
import dev.roost.discovery.SightingListener;
import dev.roost.discovery.Sightings;
import dev.roost.discovery.Tags;
import dev.roost.proto.model.LibraryId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The devices that are heard at this moment, recognised or not, in the order in which they came. Whoever shouts under
 * ever new names drives out strangers only: a device whose tag was recognised stays until it is gone or comes anew.
 * Safe for use by many threads.
 */
final class Candidates {
    /** Devices whose tag is not recognised. */
    static final int STRANGERS_MAX = 64;

    /** Of these, from one source address. */
    static final int STRANGERS_PER_SOURCE_MAX = 4;

    /** Recognised ones: more than any library has devices, and only a holder of the key can make one. */
    static final int RECOGNISED_MAX = 256;

    private record Candidate(Heard heard, Optional<LibraryId> library) {
        boolean stranger() {
            return library.isEmpty();
        }

        /** Whether a newer one is the same device under the same library: strangers could say so of anyone. */
        boolean isFormerOf(Candidate newer) {
            return !stranger()
                    && library.equals(newer.library)
                    && heard.place().equals(newer.heard.place())
                    && heard.address().equals(newer.heard.address())
                    && !heard.instance().equals(newer.heard.instance());
        }

        Sighting sighting() {
            return new Sighting(
                    heard.key(),
                    heard.address(),
                    Sighting.Means.MDNS,
                    library,
                    heard.txt().pairing());
        }
    }

    private final Tags tags;
    private final Sightings sightings;
    private final Map<String, Candidate> candidates = new LinkedHashMap<>();

    Candidates(Tags tags, Executor teller) {
        this.tags = tags;
        this.sightings = new Sightings(teller, this::standing);
    }

    void listen(SightingListener listener) {
        sightings.listen(listener);
    }

    /** Nobody hears anything from now on. */
    void close() {
        sightings.close();
    }

    /** Takes an announcement in, new or changed; tells which were driven out by it, itself perhaps. */
    List<Heard> heard(Heard heard) {
        Optional<LibraryId> library = recognise(heard);
        synchronized (this) {
            Candidate newest = new Candidate(heard, library);
            candidates.put(heard.key(), newest);
            List<Heard> out = makeRoom(newest);
            sightings.changed();
            return out;
        }
    }

    synchronized void gone(Place place, String instance) {
        if (candidates.remove(Heard.key(place, instance)) != null) {
            sightings.changed();
        }
    }

    /** Nothing is heard at this place any more. */
    synchronized void left(Place place) {
        candidates.values().removeIf(candidate -> candidate.heard().place().equals(place));
        sightings.changed();
    }

    /** Asks again whose the tags are: the served libraries and their keys change. */
    void reconsider() {
        List<Heard> all;
        synchronized (this) {
            all = candidates.values().stream().map(Candidate::heard).toList();
        }
        for (Heard heard : all) {
            Optional<LibraryId> library = recognise(heard);
            synchronized (this) {
                candidates.computeIfPresent(
                        heard.key(), (key, now) -> now.heard().equals(heard) ? new Candidate(heard, library) : now);
            }
        }
        sightings.changed();
    }

    synchronized Set<String> instances(Place place) {
        return candidates.values().stream()
                .map(Candidate::heard)
                .filter(heard -> heard.place().equals(place))
                .map(Heard::instance)
                .collect(Collectors.toSet());
    }

    private Optional<LibraryId> recognise(Heard heard) {
        return heard.txt()
                .saltAndTag()
                .flatMap(tag -> tags.recognise(tag.toArray(), heard.address().getPort(), heard.instance()));
    }

    private List<Heard> makeRoom(Candidate newest) {
        List<Heard> out = new ArrayList<>();
        // One port of one address is one device: what it said there before it was cut off is void.
        candidates.values().removeIf(former -> former.isFormerOf(newest) && out.add(former.heard()));
        evict(
                STRANGERS_PER_SOURCE_MAX,
                c -> c.stranger() && c.heard().source().equals(newest.heard().source()),
                out);
        evict(STRANGERS_MAX, Candidate::stranger, out);
        evict(RECOGNISED_MAX, c -> !c.stranger(), out);
        return out;
    }

    /** Those that wait to be paired go last: they alone are of use to a device that does not recognise them. */
    private void evict(int max, Predicate<Candidate> among, List<Heard> out) {
        List<Candidate> all = candidates.values().stream().filter(among).toList();
        if (all.size() <= max) {
            return;
        }
        Candidate oldest = all.stream()
                .filter(candidate -> !candidate.heard().txt().pairing())
                .findFirst()
                .orElse(all.get(0));
        candidates.remove(oldest.heard().key());
        out.add(oldest.heard());
    }

    private synchronized List<Sighting> standing() {
        return candidates.values().stream().map(Candidate::sighting).toList();
    }
}
