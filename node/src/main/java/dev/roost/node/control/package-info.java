/**
 * The door of {@link dev.roost.node.api.NodeControl} across processes: JSON lines over a Unix socket in the home, served
 * by whichever process holds it.
 */
@NullMarked
package dev.roost.node.control;

import org.jspecify.annotations.NullMarked;
