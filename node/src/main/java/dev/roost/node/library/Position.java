package dev.roost.node.library;

import dev.roost.proto.model.LogId;

/** Which entry of which log. */
public record Position(LogId log, long seq) {}
