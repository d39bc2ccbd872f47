@NullMarked
package dev.roost.node.media;

import org.jspecify.annotations.NullMarked;
