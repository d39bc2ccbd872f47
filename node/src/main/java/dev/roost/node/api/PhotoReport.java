package dev.roost.node.api;

import java.util.List;
import java.util.Optional;

/**
 * One photo.
 *
 * @param id 64 hexadecimal digits
 * @param takenAt when the shutter opened, if it is known
 * @param place city and country in English where it was taken, if a file says so and a city is near
 * @param copies devices that hold all of it, by fresh receipts
 * @param state {@code pending}, {@code backedUp}, {@code safe} or {@code atRisk}
 * @param original {@code here}, {@code changed}, {@code gone} or {@code elsewhere}
 */
public record PhotoReport(
        String id,
        String name,
        Optional<String> takenAt,
        Optional<String> place,
        List<ResourceReport> resources,
        int copies,
        String state,
        String original) {
    /**
     * One file of a photo.
     *
     * @param path folder and name, for people
     * @param kind what it is by its first bytes, such as {@code jpeg}
     */
    public record ResourceReport(String name, String path, long bytes, String sha256, String kind, String modifiedAt) {}
}
