package dev.roost.node.library;

import dev.roost.proto.model.PhotoId;
import dev.roost.proto.model.ResourceId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One shot as people think of it.
 *
 * @param resources those that are kept, the one that stands for the photo first; never empty
 */
public record Photo(PhotoId id, List<Resource> resources) {
    private static final int PART_NONE_LAST = 256;

    /**
     * A file of it.
     *
     * @param part as in GROUP statements; 1 where it stands for the photo
     * @param groupedAt time of the entry that put it here, 0 if none did
     */
    public record Resource(ResourceId id, ResourceRow row, int part, long groupedAt) {
        static final int PRIMARY = 1;
        static final int FILM = 2;

        /** What stands for the photo first; of several the newest, for it is the version that lies there now. */
        private static final Comparator<Resource> IN_ORDER = Comparator.comparingInt(
                        (Resource one) -> one.part == 0 ? PART_NONE_LAST : one.part)
                .thenComparing((a, b) -> Long.compareUnsigned(b.groupedAt, a.groupedAt))
                .thenComparing(Resource::id);
    }

    public Photo {
        resources = resources.stream().sorted(Resource.IN_ORDER).toList();
        if (resources.isEmpty()) {
            throw new IllegalArgumentException("a photo without resources");
        }
    }

    /** The file that stands for it. */
    public Resource primary() {
        return resources.get(0);
    }

    /** The one entry that keeps all of it and is the only one to do so, if there is one. */
    public Optional<Position> home() {
        Position first = primary().row().positions().get(0);
        boolean alone = resources.stream()
                .allMatch(one -> one.row().positions().size() == 1
                        && one.row().positions().get(0).equals(first));
        return alone ? Optional.of(first) : Optional.empty();
    }
}
