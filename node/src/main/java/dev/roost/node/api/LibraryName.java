package dev.roost.node.api;

/** A library as reports name it: 64 hexadecimal digits. */
public record LibraryName(String id) {}
