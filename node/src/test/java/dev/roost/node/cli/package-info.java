/** What the command line does beside talking: searching for plaintext, comparing folders. */
@NullMarked
package dev.roost.node.cli;

import org.jspecify.annotations.NullMarked;
