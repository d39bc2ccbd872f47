package dev.roost.gui.work;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What a screen shows now, and who wants to hear when that changes. Used by the window's thread. */
public final class Shown<S> {
    private final List<Consumer<S>> listeners = new CopyOnWriteArrayList<>();
    private S state;

    public Shown(S state) {
        this.state = state;
    }

    public S get() {
        return state;
    }

    /** Shows something else; showing the same again disturbs nobody. */
    public void show(S next) {
        if (!next.equals(state)) {
            state = next;
            listeners.forEach(listener -> listener.accept(next));
        }
    }

    /** Hears of what is shown now, and of every change. */
    public void follow(Consumer<S> listener) {
        listeners.add(listener);
        listener.accept(state);
    }
}
