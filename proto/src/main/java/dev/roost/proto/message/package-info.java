/** What devices say to each other: one record per control message, told to a handler with one method per kind. */
@NullMarked
package dev.roost.proto.message;

import org.jspecify.annotations.NullMarked;
