package dev.roost.node.media;

import java.util.List;

/**
 * How large thumbnails are to be.
 *
 * @param longEdges in pixels, for each thumbnail one
 * @param bytes what the largest of them may take, a smaller one so much less as its edge is shorter; where that is too
 *     little for any picture the least that one takes
 */
public record ThumbnailSizes(List<Integer> longEdges, int bytes) {
    private static final int EDGES_MAX = 8;

    public ThumbnailSizes {
        longEdges = List.copyOf(longEdges);
        if (longEdges.isEmpty()
                || longEdges.size() > EDGES_MAX
                || longEdges.stream().anyMatch(edge -> edge < 1)) {
            throw new IllegalArgumentException("long edges " + longEdges);
        }
        if (bytes < 1) {
            throw new IllegalArgumentException("thumbnails of " + bytes + " bytes");
        }
    }

    int largest() {
        return longEdges.stream().max(Integer::compare).orElseThrow();
    }

    int bytes(int longEdge) {
        return (int) ((long) bytes * longEdge / largest());
    }
}
