package dev.roost.node.api;

/** A device was admitted. */
public record PairReport(DeviceName paired) {}
