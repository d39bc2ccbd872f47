package dev.roost.node.api;

/** A file that could not be kept or brought out, and why. */
public record FailedFile(String path, String reason) {}
