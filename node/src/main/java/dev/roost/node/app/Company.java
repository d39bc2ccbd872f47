package dev.roost.node.app;

import dev.roost.node.api.NodeEvent;
import dev.roost.node.api.Observer;
import dev.roost.node.thread.Time;
import java.io.IOException;
import java.time.Duration;

/** Waits for other devices of a library to be connected, and not for ever. */
final class Company {
    /** How long it takes at most to meet a device that is there. */
    static final long MEET_MILLIS_MAX = 10_000;

    /** After the first, others that are there follow soon. */
    private static final long OTHERS_MILLIS = 700;

    private static final Duration LOOK = Duration.ofMillis(50);

    private final Node node;
    private final LibraryNode library;
    private final Observer observer;

    Company(Node node, LibraryNode library, Observer observer) {
        this.node = node;
        this.library = library;
        this.observer = observer;
    }

    /** Whether the library has any other device. */
    boolean isPossible() {
        return library.library().roster().devices().size() > 1;
    }

    /** Goes online and waits until a device is connected, or it is likely that none is there. */
    void await() throws IOException, InterruptedException {
        if (!isPossible()) {
            return;
        }
        node.goOnline();
        Time time = node.environment().time();
        long began = time.monotonicMillis();
        if (library.online().isEmpty()) {
            observer.happened(new NodeEvent.Note("Looking for your other devices."));
        }
        while (library.online().isEmpty() && time.monotonicMillis() - began < MEET_MILLIS_MAX) {
            if (observer.cancelled()) {
                return;
            }
            time.pause(LOOK);
        }
        long met = time.monotonicMillis();
        while (time.monotonicMillis() - met < OTHERS_MILLIS
                && library.online().size()
                        < library.library().roster().devices().size() - 1) {
            time.pause(LOOK);
        }
    }
}
