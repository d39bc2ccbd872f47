package dev.roost.node.media;

import dev.roost.proto.model.Octets;
import java.util.List;
import java.util.Optional;

/**
 * Small pictures of one file, or why there are none.
 *
 * @param jpegs one for each long edge that was asked for, in that order; none if the file could not be decoded
 * @param reason empty, or what stood in the way, for a log
 */
public record Thumbnail(List<Octets> jpegs, String reason) {
    static Thumbnail of(List<Octets> jpegs) {
        return new Thumbnail(List.copyOf(jpegs), "");
    }

    static Thumbnail none(String reason) {
        return new Thumbnail(List.of(), reason);
    }

    public boolean isMade() {
        return !jpegs.isEmpty();
    }

    /** The first of them. */
    public Optional<Octets> jpeg() {
        return jpegs.stream().findFirst();
    }
}
