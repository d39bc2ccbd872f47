package dev.roost.node.api;

import java.util.Optional;

/**
 * Pair with the device that shows a code; the one of both that has a library admits the other.
 *
 * @param code as typed; spaces and dashes are ignored
 * @param address {@code host:port} of that device; found on the network if empty
 * @param role what the joining device is to be; what the other side says if empty
 */
public record JoinRequest(String code, Optional<String> address, Optional<String> role) {
    @Override
    public String toString() {
        return "JoinRequest[" + address.orElse("any") + "]";
    }
}
