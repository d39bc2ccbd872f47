/** Files as photos: cutting them into chunks, telling what they are, and knowing where the originals lie. */
@NullMarked
package dev.roost.node.photo;

import org.jspecify.annotations.NullMarked;
