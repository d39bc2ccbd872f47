/** What photo files say about themselves. Their bytes are hostile: whatever a reader does, it only costs what it says. */
@NullMarked
package dev.roost.node.media;

import org.jspecify.annotations.NullMarked;
