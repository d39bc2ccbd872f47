@NullMarked
package dev.roost.node.replica;

import org.jspecify.annotations.NullMarked;
