package dev.roost.node.api;

import java.util.Optional;

/**
 * Show a code and wait for one device on which it is typed; the one of both that has a library admits the other.
 *
 * @param role what the joining device is to be; what the other side says if empty
 */
public record PairRequest(Optional<String> role) {}
