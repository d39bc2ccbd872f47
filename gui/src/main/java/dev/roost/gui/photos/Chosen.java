package dev.roost.gui.photos;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The photos that a person chose, by their ids, so that they stay chosen wherever they move. Used by the window's thread. */
public final class Chosen {
    private final Set<String> ids = new LinkedHashSet<>();
    private final List<Runnable> listeners = new ArrayList<>();

    /** Hears of every change. */
    public void follow(Runnable listener) {
        listeners.add(listener);
    }

    public boolean contains(String id) {
        return ids.contains(id);
    }

    public int count() {
        return ids.size();
    }

    /** In the order in which they were chosen. */
    public List<String> ids() {
        return List.copyOf(ids);
    }

    /** Chooses one, or no longer. */
    public void turn(String id) {
        if (!ids.remove(id)) {
            ids.add(id);
        }
        tell();
    }

    public void add(Collection<String> more) {
        if (ids.addAll(more)) {
            tell();
        }
    }

    public void clear() {
        if (!ids.isEmpty()) {
            ids.clear();
            tell();
        }
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }
}
