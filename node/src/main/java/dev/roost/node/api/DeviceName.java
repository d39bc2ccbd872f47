package dev.roost.node.api;

/**
 * A device as reports name it.
 *
 * @param id whole device id
 * @param role {@code member} or {@code storage}
 */
public record DeviceName(String id, String name, String role) {}
