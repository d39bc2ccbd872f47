package dev.roost.node.photo;

import dev.roost.proto.model.ContentHash;
import dev.roost.proto.model.MediaType;

/** What one pass over a file told: its length, its hash, and what it is. */
public record Content(long length, ContentHash hash, MediaType media) {}
