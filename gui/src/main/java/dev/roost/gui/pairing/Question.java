package dev.roost.gui.pairing;

/**
 * Is this the device that is meant?
 *
 * @param shortId to compare with the other screen
 * @param role what the device that joins will be able to do
 * @param sentence the whole question
 */
public record Question(String name, String shortId, String role, String sentence) {}
