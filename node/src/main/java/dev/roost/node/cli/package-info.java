/** The command line: one class for each command, the same words on screens and in JSON. */
@NullMarked
package dev.roost.node.cli;

import org.jspecify.annotations.NullMarked;
