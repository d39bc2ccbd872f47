package dev.roost.node.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.kit.Device;
import dev.roost.node.kit.Household;
import dev.roost.node.kit.Shot;
import dev.roost.proto.model.EntryBody;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.FileName;
import dev.roost.proto.model.FilePath;
import dev.roost.proto.model.Group;
import dev.roost.proto.model.MediaType;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.PhotoId;
import dev.roost.proto.model.ResourceId;
import dev.roost.proto.model.Seen;
import dev.roost.proto.model.Statement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Photos that are said to be made up of far more files, or to lie in far more places, than any camera makes. */
class CrowdedPhotosTest {
    private static final int CROWD = 3 * PhotoRows.MEMBERS_MAX;

    private final Random random = new Random(9);
    private final Device ann = Household.found(32).founder();
    private final List<Shot> shots = new ArrayList<>();

    CrowdedPhotosTest() throws IOException {
        for (int i = 0; i < CROWD; i++) {
            shots.add(Shot.take(ann, random, 1, i + ".jpg"));
        }
        Shot.keep(ann, true, shots);
    }

    private void state(List<? extends Statement> statements) throws IOException {
        EntryBody body = new EntryBody(0, 0, List.of(), List.copyOf(statements), Octets.EMPTY);
        ann.library().append(EntryKind.STATEMENTS, List.of(), body);
        ann.folds().advance();
    }

    private static Group group(Shot shot, PhotoId photo) {
        return new Group(shot.resource(), photo, 2, Octets.EMPTY);
    }

    private PhotoIndex index() {
        return ann.folds().index();
    }

    /** Every resource stands in exactly one photo, every photo has a line, and all are counted. */
    private Map<ResourceId, PhotoId> photos() throws IOException {
        Map<ResourceId, PhotoId> photos = new HashMap<>();
        Set<PhotoId> ids = new HashSet<>();
        index().photos(photo -> {
            assertThat(photo.resources().size()).isLessThanOrEqualTo(PhotoRows.MEMBERS_MAX + 1);
            assertThat(ids.add(photo.id())).isTrue();
            assertThat(index().timeline().row(photo.id()).orElseThrow().parts())
                    .isEqualTo(photo.resources().size());
            for (Photo.Resource resource : photo.resources()) {
                assertThat(photos.put(resource.id(), photo.id())).isNull();
                assertThat(index().photoOf(resource.id())).isEqualTo(photo.id());
            }
        });
        Set<ResourceId> all = new HashSet<>();
        shots.forEach(shot -> all.add(shot.resource()));
        assertThat(photos.keySet()).isEqualTo(all);
        assertThat(index().totals().photos()).isEqualTo(ids.size());
        long listed = index().timeline().months(TimelineQuery.ALL).stream()
                .mapToLong(Timeline.Month::photos)
                .sum();
        assertThat(listed).isEqualTo(ids.size());
        long byEntry =
                index().entries().all().stream().mapToLong(EntryRow::photos).sum();
        assertThat(byEntry).as("all lie in one entry").isEqualTo(ids.size());
        return photos;
    }

    @Test
    void whatIsTooMuchForOnePhotoStandsAloneInWhateverOrderItWasSaid() throws Exception {
        PhotoId crowded = PhotoId.of(shots.get(7).resource());
        PhotoId other = PhotoId.of(shots.get(8).resource());
        List<Group> groups = new ArrayList<>();
        for (Shot shot : shots) {
            if (!PhotoId.of(shot.resource()).equals(crowded)) {
                groups.add(group(shot, crowded));
            }
        }
        Collections.shuffle(groups, random);
        state(groups.subList(0, 10));
        assertThat(new HashSet<>(photos().values())).hasSize(CROWD - 10);
        for (Group group : groups.subList(10, 40)) {
            state(List.of(group));
        }
        state(groups.subList(40, groups.size()));
        assertThat(new HashSet<>(photos().values())).hasSize(CROWD - PhotoRows.MEMBERS_MAX);

        // Those that leave make room, one by one and many at once, and in other crowds there is as little.
        state(List.of(group(shots.get(20), PhotoId.of(shots.get(20).resource()))));
        photos();
        List<Group> leaving = new ArrayList<>();
        shots.subList(30, 30 + PhotoRows.MEMBERS_MAX + 20).forEach(shot -> leaving.add(group(shot, other)));
        state(leaving);
        Map<ResourceId, PhotoId> folded = photos();
        state(List.of(group(shots.get(7), other)));
        assertThat(photos()).as("the bearer of an id has gone").isNotEqualTo(folded);
        folded = photos();

        ann.folds().restart();
        assertThat(photos()).as("from the logs alone").isEqualTo(folded);
    }

    @Test
    void aPendingFileThatWasGroupedBeforeItWasKeptHasOneLine() throws Exception {
        Shot late = Shot.take(ann, random, 1, "late.mov");
        PhotoId photo = PhotoId.of(shots.get(0).resource());
        state(List.of(group(late, photo)));
        PhotoId own = PhotoId.of(late.resource());
        index().pending()
                .show(new TimelineRow(
                        own, Optional.empty(), "late.mov", MediaType.VIDEO, true, 1, 0, 0, Optional.empty(), ""));
        assertThat(index().timeline().row(own)).isPresent();
        Shot.keep(ann, true, List.of(late));
        assertThat(index().timeline().row(own)).isEmpty();
        assertThat(index().timeline().row(photo).orElseThrow().parts()).isEqualTo(2);
    }

    @Test
    void aFileThatLiesInVeryManyPlacesIsDescribedByAFewOfThem() throws Exception {
        Shot shot = shots.get(0);
        List<Seen> places = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            byte[] name = ("copy-" + i + ".jpg").getBytes(StandardCharsets.UTF_8);
            Seen seen = shot.seen();
            places.add(new Seen(
                    seen.resource(),
                    seen.device(),
                    seen.origin(),
                    seen.source(),
                    seen.fidelity(),
                    MediaType.JPEG,
                    new FilePath(5, FileName.ofRaw(name), List.of(FileName.ofRaw(name))),
                    seen.modified(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Octets.EMPTY));
        }
        for (int from = 0; from < places.size(); from += 500) {
            state(places.subList(from, from + 500));
        }
        assertThat(index().seen(shot.resource())).as("all are remembered").hasSize(2_001);
        assertThat(new PhotoRows(ann.store().index()).someSeen(shot.resource())).hasSize(PhotoRows.SEEN_MAX);
        assertThat(index().timeline().row(PhotoId.of(shot.resource()))).isPresent();
    }
}
