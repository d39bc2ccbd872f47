package dev.roost.node.crypto;

import dev.roost.proto.model.Epoch;
import dev.roost.proto.model.EpochName;

/** An EPOCH entry's body and the name that its head gives. */
public record NamedEpoch(EpochName name, Epoch body) {}
