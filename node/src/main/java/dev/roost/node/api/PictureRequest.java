package dev.roost.node.api;

/**
 * Which thumbnail.
 *
 * @param id of the photo, whole
 * @param large whether it is to fill a screen, not a tile
 */
public record PictureRequest(String id, boolean large) {}
