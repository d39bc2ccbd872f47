package dev.roost.node.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.kit.Device;
import dev.roost.node.kit.Household;
import dev.roost.node.kit.Shot;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.Offer;
import dev.roost.proto.model.Receipt;
import dev.roost.proto.model.Role;
import dev.roost.proto.model.Takes;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a device takes can grow after it has seen what there is. */
class LateOfferTest {
    private final Household house = Household.found(7);
    private final Device ann = house.founder();
    private final Random random = new Random(7);

    LateOfferTest() throws IOException {}

    @Test
    void aDeviceWhoseOfferCameLateVouchesForNoPayloadThatItLacks() throws IOException {
        Device late = house.admit(ann, Role.STORAGE, Takes.INDEX);
        Shot shot = Shot.take(ann, random, 3, "a.jpg");
        LogEntry entry = Shot.keep(ann, true, List.of(shot));
        late.pull(ann);
        assertThat(late.wholeness().marks())
                .contains(Receipt.Mark.whole(entry.position(), entry.fields().seq()));
        late.library().append(EntryKind.OFFER, List.of(), new Offer(Takes.ALL, 0, Octets.EMPTY).encode());
        assertThat(late.wholeness().marks())
                .as("not before it knows again what it lacks")
                .allMatch(mark -> mark.whole() == 0);
        late.folds().advance();
        Set<ChunkId> payload = new HashSet<>();
        shot.payload().forEach(chunk -> payload.add(chunk.id()));
        assertThat(late.wholeness().exceptions(entry.fields().log())).isEqualTo(payload);
        late.pullChunks(ann);
        late.restart();
        assertThat(late.wholeness().marks())
                .contains(Receipt.Mark.whole(entry.position(), entry.fields().seq()));
    }
}
