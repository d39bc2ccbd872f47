package dev.roost.node.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.node.kit.Device;
import dev.roost.node.kit.Household;
import dev.roost.node.kit.Shot;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.EntryBody;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.LogHead;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.PhotoId;
import dev.roost.storage.ChunkReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How much is put into the trash with one entry, and what happens while others write. */
class TrashBatchesTest {
    private static final int PHOTOS = 200;
    private static final long LONG_FILM = 9L << 30;

    private final Device ann = Household.found(73).founder();
    private final List<Shot> shots = new ArrayList<>();

    TrashBatchesTest() throws IOException {
        Random random = new Random(5);
        for (int i = 0; i <= PHOTOS; i++) {
            shots.add(Shot.take(ann, random, 1, i + ".jpg"));
        }
        Shot.keep(ann, false, shots);
    }

    private List<PhotoId> photos(int count) {
        return shots.subList(0, count).stream()
                .map(shot -> PhotoId.of(shot.resource()))
                .toList();
    }

    private List<EntryKind> kinds() throws IOException {
        LogHead head = ann.store().logs().head(ann.library().ownLog()).orElseThrow();
        List<EntryKind> kinds = new ArrayList<>();
        for (long seq = 1; seq <= head.seq(); seq++) {
            LogEntry entry = ann.store().logs().entry(head.log(), seq).orElseThrow();
            kinds.add(entry.fields().kind());
        }
        return kinds;
    }

    private long entries(EntryKind kind) throws IOException {
        return kinds().stream().filter(kind::equals).count();
    }

    /** Somebody writes at every try, or at every second one: at each the photo that stays is looked at. */
    private ChunkReader whileOthersWrite(boolean always) throws IOException {
        ChunkReader here = new HeldChunks(ann.store().chunks());
        ChunkId staying = shots.get(PHOTOS).manifest().id();
        AtomicInteger tries = new AtomicInteger();
        return id -> {
            if (id.equals(staying) && (always || tries.incrementAndGet() % 2 == 1)) {
                ann.library()
                        .append(
                                EntryKind.STATEMENTS,
                                List.of(),
                                new EntryBody(0, 0, List.of(), List.of(), Octets.EMPTY));
            }
            return here.get(id);
        };
    }

    private TrashCan can(ChunkReader chunks) {
        return new TrashCan(ann.library(), ann.folds(), new ManifestReader(chunks, ann.sealer()));
    }

    @Test
    void longFilmsAreDealtWithAFewAtATime() throws Exception {
        TrashCan can = new TrashCan(ann.library(), ann.folds(), ann.manifests());
        for (Shot shot : shots.subList(0, 6)) {
            ann.folds().index().learn(shot.resource(), new ResourceRow.Content(LONG_FILM, shot.hash()));
        }
        assertThat(can.trash(photos(6))).isEqualTo(6);
        assertThat(entries(EntryKind.RELEASED)).isEqualTo(6);
        long kept = entries(EntryKind.KEPT);
        assertThat(can.untrash(photos(6))).isEqualTo(6);
        assertThat(entries(EntryKind.KEPT)).isEqualTo(kept + 6);
    }

    @Test
    void manyPhotosGoWhileOthersKeepWritingNowAndThen() throws Exception {
        assertThat(can(whileOthersWrite(false)).trash(photos(PHOTOS))).isEqualTo(PHOTOS);
        assertThat(ann.folds().index().totals().photos()).isEqualTo(1);
        assertThat(entries(EntryKind.RELEASED)).as("in batches all the same").isLessThan(PHOTOS / 4);
    }

    @Test
    void whoeverWritesAllTheTimeIsNotWaitedForWithoutEnd() throws Exception {
        assertThatThrownBy(() -> can(whileOthersWrite(true)).trash(photos(3)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Try again");
        assertThat(ann.folds().index().totals().photos()).isEqualTo(PHOTOS + 1);
    }
}
