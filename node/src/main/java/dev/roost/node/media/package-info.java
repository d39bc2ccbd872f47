/**
 * What photo and film files say about themselves, which of them are one photo, and their thumbnails. Their bytes are
 * hostile: whatever a reader does, it only costs what it says, and decoding happens in processes of their own.
 */
@NullMarked
package dev.roost.node.media;

import org.jspecify.annotations.NullMarked;
