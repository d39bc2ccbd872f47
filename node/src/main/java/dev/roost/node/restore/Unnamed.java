package dev.roost.node.restore;

import dev.roost.node.library.ResourceRow;
import dev.roost.proto.model.Fidelity;
import dev.roost.proto.model.FileName;
import dev.roost.proto.model.FilePath;
import dev.roost.proto.model.MediaType;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.Origin;
import dev.roost.proto.model.ResourceId;
import dev.roost.proto.model.Seen;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A place for what is kept and was never seen under any name: what said so may be lost, or of a later version. */
final class Unnamed {
    private static final String FOLDER = "unnamed";

    private Unnamed() {}

    static Seen seen(ResourceId id, ResourceRow row) {
        return new Seen(
                id,
                row.positions().get(0).log().device(),
                Origin.IMPORT,
                "",
                Fidelity.UNKNOWN,
                MediaType.OTHER,
                new FilePath(0, name(FOLDER), List.of(name(id.hex()))),
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Octets.EMPTY);
    }

    private static FileName name(String text) {
        return FileName.ofRaw(text.getBytes(StandardCharsets.UTF_8));
    }
}
