/**
 * Links to other devices: TCP, TLS 1.3 with both sides' certificates bound to their identities, frames, credits. A link
 * knows who is at its other end and carries messages; what they mean is for others.
 */
@NullMarked
package dev.roost.node.peer;

import org.jspecify.annotations.NullMarked;
