/** The whole program, as people run it: processes of their own, homes on a disk, the network between them. */
@NullMarked
package dev.roost.node.e2e;

import org.jspecify.annotations.NullMarked;
