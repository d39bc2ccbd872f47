@NullMarked
package dev.roost.node;

import org.jspecify.annotations.NullMarked;
