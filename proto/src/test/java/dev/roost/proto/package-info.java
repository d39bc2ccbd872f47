@NullMarked
package dev.roost.proto;

import org.jspecify.annotations.NullMarked;
