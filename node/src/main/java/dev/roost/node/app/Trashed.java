package dev.roost.node.app;

import dev.roost.node.library.PhotoIndex;
import dev.roost.node.library.ResourceRow;
import dev.roost.proto.model.PhotoId;
import dev.roost.proto.model.ResourceId;
import java.io.IOException;
import java.util.Optional;

/**
 * How much is in the trash.
 *
 * @param resources their files, as far as they are counted in {@link PhotoIndex#totals}
 * @param bytes their plain bytes, likewise
 */
record Trashed(long photos, long resources, long bytes) {
    static Trashed in(PhotoIndex index) throws IOException {
        long[] sums = new long[3];
        index.trashed(photo -> add(photo, index, sums));
        return new Trashed(sums[0], sums[1], sums[2]);
    }

    private static void add(PhotoId photo, PhotoIndex index, long[] sums) throws IOException {
        sums[0]++;
        for (ResourceId part : index.parts(photo)) {
            Optional<ResourceRow> row = index.resource(part);
            if (row.isPresent()) {
                sums[1]++;
                sums[2] += row.get().content().map(ResourceRow.Content::length).orElse(0L);
            }
        }
    }
}
