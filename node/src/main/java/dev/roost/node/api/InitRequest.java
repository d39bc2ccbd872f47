package dev.roost.node.api;

import java.util.Optional;

/**
 * Make this device known to itself.
 *
 * @param name what people call it; the computer's name if empty
 * @param role {@code member}, which begins a library, or {@code storage}, which waits to join one
 */
public record InitRequest(Optional<String> name, String role) {}
