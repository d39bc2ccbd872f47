package dev.roost.node.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.kit.Shot;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.EntryBody;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.Group;
import dev.roost.proto.model.Octets;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A photo that one member puts into the trash while another one makes it part of a photo that stays. */
class MergedTrashTest extends TrashingTest {
    MergedTrashTest() throws IOException {}

    @Test
    void itIsPartOfThePhotoThatStaysAndNothingOfItIsGivenUp() throws IOException {
        Shot still = kept(anna, "still.jpg");
        Shot film = kept(anna, "film.mov");
        meet();
        can(anna).trash(List.of(photo(film)));
        Group group = new Group(film.resource(), photo(still), 2, Octets.EMPTY);
        ben.library()
                .append(EntryKind.STATEMENTS, List.of(), new EntryBody(0, 0, List.of(), List.of(group), Octets.EMPTY));
        ben.folds().advance();
        meet();

        for (PhotoIndex index : List.of(anna.folds().index(), ben.folds().index())) {
            Photo photo = index.photo(photo(film)).orElseThrow();
            assertThat(photo.id()).isEqualTo(photo(still));
            assertThat(photo.resources()).hasSize(2);
            assertThat(index.isTrashed(photo.id())).isFalse();
            assertThat(index.totals().photos()).isEqualTo(1);
        }
        assertThat(trashed(anna)).as("no photo of its own is left").isEmpty();
        assertThat(trashed(ben)).isEmpty();
        for (ChunkId id : film.ids()) {
            assertThat(nas.store().chunks().holds(id)).isTrue();
            assertThat(nas.store().chunks().fact(id).orElseThrow().naming()).isNotEmpty();
        }
        assertThat(anna.states().counts()).containsEntry(PhotoState.BACKED_UP, 1L);

        // What is missing of it is missing, released or not.
        nas.store().chunks().quarantine(film.payload().get(0).id());
        nas.wholeness().invalidate();
        nas.sign(anna, ben);
        assertThat(anna.states().counts()).containsEntry(PhotoState.AT_RISK, 1L);
    }
}
