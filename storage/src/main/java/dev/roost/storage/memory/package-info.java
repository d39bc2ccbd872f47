/** The store in memory: the same promises without a disk, for tests and for many nodes in one process. */
@NullMarked
package dev.roost.storage.memory;

import org.jspecify.annotations.NullMarked;
