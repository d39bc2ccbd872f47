@NullMarked
package dev.roost.node.control;

import org.jspecify.annotations.NullMarked;
