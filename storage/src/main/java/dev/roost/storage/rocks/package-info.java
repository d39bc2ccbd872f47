/**
 * The store on a disk: chunks and what is known of them in RocksDB, logs as plain files beside it. {@code FORMAT.md}
 * describes every byte. No type of RocksDB leaves this package.
 *
 * <p>Who may wait for whom, so that nothing waits for itself: the writer's lock ({@link Intake}) comes first, then the
 * monitor of a part ({@link Books}, {@link OneLog}, {@link LogNumbers}), then the gate ({@link Engine}), and nothing is
 * taken behind the gate.
 */
@NullMarked
package dev.roost.storage.rocks;

import org.jspecify.annotations.NullMarked;
