/**
 * How a device joins a library: a short code agrees a strong key inside TLS, both sides' people say yes, and a member
 * signs the new device in.
 */
@NullMarked
package dev.roost.node.pairing;

import org.jspecify.annotations.NullMarked;
