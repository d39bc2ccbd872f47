@NullMarked
package dev.roost.node.photo;

import org.jspecify.annotations.NullMarked;
