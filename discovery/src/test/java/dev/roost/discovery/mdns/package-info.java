@NullMarked
package dev.roost.discovery.mdns;

import org.jspecify.annotations.NullMarked;
