package dev.roost.node.library;

import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.MalformedException;
import java.util.Optional;

/** What is kept; bytes are the plain ones of resources whose manifests were read. */
public record Totals(long photos, long resources, long bytes) {
    byte[] encode() {
        return new FieldWriter(24).u64(photos).u64(resources).u64(bytes).toBytes();
    }

    static Totals parse(Optional<byte[]> row) throws MalformedException {
        if (row.isEmpty()) {
            return new Totals(0, 0, 0);
        }
        FieldReader in = new FieldReader(row.get());
        return new Totals(in.u64(), in.u64(), in.u64());
    }

    Totals plus(int morePhotos, int moreResources, long moreBytes) {
        return new Totals(photos + morePhotos, resources + moreResources, bytes + moreBytes);
    }
}
