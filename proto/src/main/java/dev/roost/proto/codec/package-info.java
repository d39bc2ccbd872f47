/** Messages to bytes and back: the only users of the generated classes, which nobody else sees. */
@NullMarked
package dev.roost.proto.codec;

import org.jspecify.annotations.NullMarked;
