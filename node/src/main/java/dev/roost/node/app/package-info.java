/** The node put together: a home opened, its libraries served, the machine's clock and chance passed to those below. */
@NullMarked
package dev.roost.node.app;

import org.jspecify.annotations.NullMarked;
