package dev.roost.node.api;

/**
 * The question that only a person answers: is this the device they mean?
 *
 * @param name what the other device calls itself
 * @param shortId first characters of its id, to compare with its screen
 * @param role what the joining device will be
 * @param joining whether the other device joins; otherwise this one does
 */
public record AllowQuestion(String name, String shortId, String role, boolean joining) {}
