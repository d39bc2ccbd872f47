package dev.roost.node.api;

import java.util.Optional;

/**
 * Two devices paired by the code that was typed here.
 *
 * @param joined what the joining device joined
 * @param by the device that admitted it
 * @param admitted the joining device, where this one has the library; empty where this one joined
 */
public record JoinReport(Joined joined, By by, Optional<DeviceName> admitted) {
    /** What was joined, and as what. */
    public record Joined(String library, String role) {}

    /** The device that admitted it. */
    public record By(String id, String name) {}
}
