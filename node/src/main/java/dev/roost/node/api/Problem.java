package dev.roost.node.api;

/** Something that a person should know. */
public record Problem(String code, String message) {}
