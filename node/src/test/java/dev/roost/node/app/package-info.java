@NullMarked
package dev.roost.node.app;

import org.jspecify.annotations.NullMarked;
