@NullMarked
package dev.roost.proto.model;

import org.jspecify.annotations.NullMarked;
