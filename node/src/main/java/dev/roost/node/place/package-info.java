/** Cities and countries of the world by name and by coordinates, from a table that is part of the program. */
@NullMarked
package dev.roost.node.place;

import org.jspecify.annotations.NullMarked;
