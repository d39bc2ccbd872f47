package dev.roost.node.place;

/**
 * Words of a search that are the name of a place, or how one begins.
 *
 * @param first the first of them, from 0 on
 * @param last the last of them, itself included
 */
public record PlaceWords(int first, int last, Area area) {}
