package dev.roost.node.api;

/** This device joined a library. */
public record JoinReport(Joined joined, By by) {
    /** What was joined, and as what. */
    public record Joined(String library, String role) {}

    /** The device that admitted it. */
    public record By(String id, String name) {}
}
