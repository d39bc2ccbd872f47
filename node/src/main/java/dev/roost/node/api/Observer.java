package dev.roost.node.api;

/** Whoever waits for a command: hears of its progress and answers its question. Called from the command's threads. */
public interface Observer {
    /** Hears nothing and allows nothing. */
    Observer NONE = event -> {};

    void happened(NodeEvent event);

    /** Whether the person allows it; blocks until they said so. */
    default boolean allow(AllowQuestion question) {
        return false;
    }

    /** Whether the command should stop where it is. */
    default boolean cancelled() {
        return false;
    }
}
