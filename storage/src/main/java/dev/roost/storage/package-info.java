/**
 * Sealed bytes at rest: the chunk store, the logs, scrubbing. Nothing here sees a key or a photo.
 *
 * <p>Three safe points hold the house up, and this module owns the first two: {@code commit} returns when everything
 * put before it is durable, and a log entry is durable when {@code append} returns. The layout on disk is specified in
 * {@code FORMAT.md}.
 */
@NullMarked
package dev.roost.storage;

import org.jspecify.annotations.NullMarked;
