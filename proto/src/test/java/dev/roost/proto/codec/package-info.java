@NullMarked
package dev.roost.proto.codec;

import org.jspecify.annotations.NullMarked;
