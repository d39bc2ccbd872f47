package dev.roost.discovery.mdns;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * One announcement as it was heard: well-formed, and no more trusted than that.
 *
 * @param place where it was heard
 * @param instance its random name
 * @param source who sent the packet
 * @param address where it says that the device listens
 */
record Heard(Place place, String instance, InetAddress source, InetSocketAddress address, Txt txt) {
    /** Tells it from every other, and says nothing of the device. */
    String key() {
        return key(place, instance);
    }

    static String key(Place place, String instance) {
        return instance + "@" + place.address().getHostAddress();
    }
}
