package dev.roost.node.api;

import java.util.List;
import java.util.Optional;

/** Some photos, in order; fewer than were asked for where there are no more. */
public record PageReport(List<Tile> tiles) {
    /**
     * One photo, as far as a grid shows it.
     *
     * @param name of the file that stands for it
     * @param takenAt RFC 3339, without an offset where the camera said none; empty if nobody knows
     * @param kind what it is by its first bytes, such as {@code jpeg}
     * @param film whether it moves: a film, or a photo with one beside it
     * @param parts files that make it up
     * @param picture whether there is a thumbnail
     * @param width as shown, in pixels; 0 if unknown, as the height
     */
    public record Tile(
            String id,
            String name,
            Optional<String> takenAt,
            String kind,
            boolean film,
            int parts,
            boolean picture,
            int width,
            int height) {}
}
