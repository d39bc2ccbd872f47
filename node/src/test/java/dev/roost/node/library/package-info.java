@NullMarked
package dev.roost.node.library;

import org.jspecify.annotations.NullMarked;
