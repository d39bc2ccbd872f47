@NullMarked
package dev.roost.discovery.fixed;

import org.jspecify.annotations.NullMarked;
