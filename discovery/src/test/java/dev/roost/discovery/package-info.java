@NullMarked
package dev.roost.discovery;

import org.jspecify.annotations.NullMarked;
