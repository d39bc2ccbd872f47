package dev.roost.discovery;

import dev.roost.proto.model.LibraryId;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * A hint where a device may be.
 *
 * @param key tells one announcement from another while it lasts; nothing about the device
 * @param address where to connect
 * @param how found by which means
 * @param library the served library whose tag it bears; empty where no tag was recognised
 * @param pairing whether it says that it waits to be paired
 */
public record Sighting(String key, InetSocketAddress address, Means how, Optional<LibraryId> library, boolean pairing) {
    /** How a device was found. */
    public enum Means {
        MDNS("mdns"),
        FIXED("fixed"),
        MEMORY("memory");

        private final String word;

        Means(String word) {
            this.word = word;
        }

        /** How it stands in reports. */
        public String word() {
            return word;
        }
    }
}
