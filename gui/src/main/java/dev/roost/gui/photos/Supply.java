package dev.roost.gui.photos;

import dev.roost.gui.work.Background;
import dev.roost.node.api.NodeException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * Things that are fetched when somebody looks at them. The newest wish counts: what is no longer wanted is not fetched
 * any more. What came is remembered up to a weight, and what was not looked at for longest is forgotten first. Used by
 * the window's thread; fetches in the background.
 */
public final class Supply<K, V> {
    private static final float LOAD = 0.75f;
    private static final int ROOM = 64;
    private static final int STALE = -1;

    /** Where things come from. */
    @FunctionalInterface
    public interface Source<K, V> {
        V fetch(K key) throws NodeException;
    }

    /**
     * How much is remembered, and fetched.
     *
     * @param weightMax what is remembered at most, in what {@code weigh} counts
     * @param atOnceMax fetched at the same time
     */
    public record Limits<V>(ToLongFunction<V> weigh, long weightMax, int atOnceMax) {}

    private record Held<V>(V value, long weight, int edition) {}

    private final Background background;
    private final Source<K, V> source;
    private final Limits<V> limits;
    private final LinkedHashMap<K, Held<V>> held = new LinkedHashMap<>(ROOM, LOAD, true);
    private final Set<K> underWay = new HashSet<>();
    private final Set<K> failed = new HashSet<>();
    private final Deque<K> wanted = new ArrayDeque<>();
    private final List<Consumer<K>> listeners = new ArrayList<>();
    private long weight;
    private int edition;

    public Supply(Background background, Source<K, V> source, Limits<V> limits) {
        this.background = background;
        this.source = source;
        this.limits = limits;
    }

    /** Hears of everything that comes. */
    public void follow(Consumer<K> listener) {
        listeners.add(listener);
    }

    /** What is there now, even if it is about to be fetched anew. */
    public Optional<V> get(K key) {
        return Optional.ofNullable(held.get(key)).map(Held::value);
    }

    /** Wants these, in this order, and none of those that were wanted before. */
    public void want(Collection<K> keys) {
        wanted.clear();
        for (K key : keys) {
            if (!isFresh(key) && !underWay.contains(key)) {
                wanted.add(key);
            }
        }
        fetch();
    }

    /** Everything may have changed: what is wanted from now on is fetched anew, and shown as it was until it comes. */
    public void renew() {
        edition++;
        failed.clear();
    }

    /** Some of what came may have changed, and what failed may go now. */
    public void renew(Predicate<V> which) {
        held.replaceAll((key, one) -> which.test(one.value()) ? new Held<>(one.value(), one.weight(), STALE) : one);
        failed.clear();
    }

    /** What failed is fetched when it is wanted again. Returns whether anything had. */
    public boolean retry() {
        boolean any = !failed.isEmpty();
        failed.clear();
        return any;
    }

    /** What everything remembered weighs. */
    public long weight() {
        return weight;
    }

    private boolean isFresh(K key) {
        Held<V> there = held.get(key);
        return failed.contains(key) || (there != null && there.edition() == edition);
    }

    private void fetch() {
        while (underWay.size() < limits.atOnceMax() && !wanted.isEmpty()) {
            K key = wanted.remove();
            underWay.add(key);
            int asked = edition;
            background.run(() -> source.fetch(key), value -> came(key, value, asked), e -> lost(key));
        }
    }

    private void came(K key, V value, int asked) {
        underWay.remove(key);
        Held<V> now = new Held<>(value, limits.weigh().applyAsLong(value), asked);
        Held<V> before = held.put(key, now);
        weight += now.weight() - (before == null ? 0 : before.weight());
        forgetEldest();
        listeners.forEach(listener -> listener.accept(key));
        fetch();
    }

    private void lost(K key) {
        underWay.remove(key);
        failed.add(key);
        fetch();
    }

    private void forgetEldest() {
        Iterator<Held<V>> eldest = held.values().iterator();
        while (weight > limits.weightMax() && held.size() > 1) {
            weight -= eldest.next().weight();
            eldest.remove();
        }
    }
}
