package dev.roost.node.api;

/**
 * What came of it.
 *
 * @param photos that were moved; those that were there already are not counted
 */
public record TrashReport(long photos) {}
