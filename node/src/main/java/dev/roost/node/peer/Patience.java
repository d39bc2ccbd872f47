package dev.roost.node.peer;

import java.time.Duration;

/**
 * How long one side of a link waits for the other.
 *
 * @param handshake from the connection to proved identities
 * @param silence after which the other side is pinged, and after as much again given up
 * @param goodbye for the last words to go out
 */
record Patience(Duration handshake, Duration silence, Duration goodbye) {
    static final Patience USUAL = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(2));
}
