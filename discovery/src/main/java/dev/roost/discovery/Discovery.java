package dev.roost.discovery;

import java.util.List;

/** Announces this device and tells of others, until it is closed. Safe for use by many threads. */
public interface Discovery extends AutoCloseable {
    /** Replaces what is announced: one for each library served, and one while this device waits to be paired. */
    void announce(List<Announcement> announcements);

    /**
     * Tells of every device that is there, and of each that comes or changes later, never of this one. The listener is
     * called from a thread of the discovery's own and must not block.
     */
    void listen(SightingListener listener);

    /**
     * What keeps this device from announcing itself or from seeing others at this moment, in sentences for people;
     * empty while all is well.
     */
    default List<String> problems() {
        return List.of();
    }

    /** Takes the announcements back; returns within 3 seconds, whatever the network does. */
    @Override
    void close();
}
