/**
 * Names and values: everything that is signed, hashed or stored, with its one byte layout.
 *
 * <p>A value that exists is valid: factories check lengths, order and bounds, and parsers of foreign bytes throw
 * {@link dev.roost.proto.model.MalformedException}. Byte order is big-endian throughout. The layouts are specified in
 * {@code PROTOCOL.md}. All types are immutable unless they say otherwise.
 */
@NullMarked
package dev.roost.proto.model;

import org.jspecify.annotations.NullMarked;
