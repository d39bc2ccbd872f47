/**
 * One library on this device: its roster, its logs, who holds what by which receipt, and for members the index of
 * photos. Everything here is folded from signed entries and receipts; what is kept beside them can be made again.
 */
@NullMarked
package dev.roost.node.library;

import org.jspecify.annotations.NullMarked;
