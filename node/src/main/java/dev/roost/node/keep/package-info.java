/**
 * Putting photos in: folders are walked, files cut and sealed, chunks brought to where they will be kept, and only then
 * a log entry names them. A crash anywhere leaves work undone, never a name without its chunks.
 */
@NullMarked
package dev.roost.node.keep;

import org.jspecify.annotations.NullMarked;
