@NullMarked
package dev.roost.node.crypto;

import org.jspecify.annotations.NullMarked;
