package dev.roost.node.pairing;

import dev.roost.proto.model.Principal;
import dev.roost.proto.model.Role;

/** A device that is to be admitted. */
public record Newcomer(Principal keys, String name, Role role) {}
