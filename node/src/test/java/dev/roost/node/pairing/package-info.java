@NullMarked
package dev.roost.node.pairing;

import org.jspecify.annotations.NullMarked;
