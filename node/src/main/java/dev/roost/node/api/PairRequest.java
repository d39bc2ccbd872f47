package dev.roost.node.api;

import java.util.Optional;

/**
 * Wait for one device to join.
 *
 * @param role what to admit it as; its own wish if empty
 */
public record PairRequest(Optional<String> role) {}
