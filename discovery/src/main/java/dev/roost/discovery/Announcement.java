package dev.roost.discovery;

import dev.roost.proto.model.LibraryId;
import java.util.Optional;

/**
 * What others may learn of this device: a port, and a tag that only devices of the library can tell from noise.
 *
 * @param port TCP port that it listens on
 * @param library whose devices shall recognise it; empty while it belongs to none
 * @param pairing whether a pairing window is open
 */
public record Announcement(int port, Optional<LibraryId> library, boolean pairing) {
    public Announcement {
        if (port < 1 || port > 0xFFFF) {
            throw new IllegalArgumentException("port " + port);
        }
    }
}
