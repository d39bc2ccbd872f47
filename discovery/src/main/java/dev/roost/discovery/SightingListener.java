package dev.roost.discovery;

/** Hears of devices. */
public interface SightingListener {
    void sighted(Sighting sighting);

    /** The device with this key took its announcement back, or has not been heard of for long. */
    default void gone(String key) {}
}
