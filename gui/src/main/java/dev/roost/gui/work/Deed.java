package dev.roost.gui.work;

import dev.roost.node.api.NodeException;

/** Something that may take long or fail. */
@FunctionalInterface
public interface Deed<T> {
    T run() throws NodeException;
}
