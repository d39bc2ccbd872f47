@NullMarked
package dev.roost.discovery.memory;

import org.jspecify.annotations.NullMarked;
