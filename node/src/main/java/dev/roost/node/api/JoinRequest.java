package dev.roost.node.api;

import java.util.Optional;

/**
 * Join the library of the device that shows a code.
 *
 * @param code as typed; spaces and dashes are ignored
 * @param address {@code host:port} of that device; found on the network if empty
 * @param role what to be; what the other device gives if empty
 */
public record JoinRequest(String code, Optional<String> address, Optional<String> role) {
    @Override
    public String toString() {
        return "JoinRequest[" + address.orElse("any") + "]";
    }
}
