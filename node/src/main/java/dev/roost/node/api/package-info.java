/**
 * The one door to a node, for the command line and for windows: commands, reports, events. Reports are records whose
 * component names are the keys of {@code --json}; ids are text, times are RFC 3339 in UTC.
 */
@NullMarked
package dev.roost.node.api;

import org.jspecify.annotations.NullMarked;
