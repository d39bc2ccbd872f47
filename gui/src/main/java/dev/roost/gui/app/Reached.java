package dev.roost.gui.app;

import dev.roost.node.api.NodeControl;

/**
 * A node that answers.
 *
 * @param ours whether it runs in this process, and so ends with it
 */
public record Reached(NodeControl node, boolean ours) {}
