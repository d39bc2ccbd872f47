package dev.roost.node.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.kit.Device;
import dev.roost.node.kit.Household;
import dev.roost.node.kit.Pen;
import dev.roost.node.kit.Shot;
import dev.roost.proto.model.About;
import dev.roost.proto.model.CaptureTime;
import dev.roost.proto.model.EntryBody;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.Group;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.LogHead;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.PhotoFacts;
import dev.roost.proto.model.PhotoId;
import dev.roost.proto.model.Statement;
import dev.roost.storage.TableBatch;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GroupFoldTest {
    private static final CaptureTime NOON =
            new CaptureTime(LocalDateTime.of(2024, 2, 29, 12, 0), Optional.of(ZoneOffset.ofHours(1)));

    private final Random random = new Random(4);
    private final Household house;
    private final Device ann;
    private final Device ben;
    private final Shot still;
    private final Shot film;

    GroupFoldTest() throws IOException {
        house = Household.found(31);
        ann = house.founder();
        ben = house.admitMember();
        ann.pullLogs(ben);
        still = Shot.take(ann, random, 1, "still.jpg");
        film = Shot.take(ann, random, 1, "film.mov");
    }

    private static void state(Device by, Statement... statements) throws IOException {
        by.library()
                .append(
                        EntryKind.STATEMENTS,
                        List.of(),
                        new EntryBody(0, 0, List.of(), List.of(statements), Octets.EMPTY));
        by.folds().advance();
    }

    private static Group group(Shot resource, Shot photo, int part) {
        return new Group(resource.resource(), PhotoId.of(photo.resource()), part, Octets.EMPTY);
    }

    private static PhotoId photoOf(Device at, Shot shot) throws IOException {
        return at.folds().index().photoOf(shot.resource());
    }

    private static Totals totals(Device at) throws IOException {
        return at.folds().index().totals();
    }

    private static TimelineRow row(Device at, Shot shot) throws IOException {
        return at.folds().index().timeline().row(photoOf(at, shot)).orElseThrow();
    }

    @Test
    void whatAMemberKnewOfWhenItSpokeGivesWayWhateverTheClocksSay() throws Exception {
        Shot.keep(ann, true, List.of(still, film));
        state(ann, group(film, still, 2));
        LogHead head = ann.store().logs().head(ann.library().ownLog()).orElseThrow();
        LogEntry known = ann.store().logs().entry(head.log(), head.seq()).orElseThrow();
        EntryBody body = new EntryBody(99, 1, List.of(), List.of(group(film, film, 1)), Octets.EMPTY);
        Pen slow = new Pen(ben.identity(), ann.library().id(), 99).at(1);
        ann.library()
                .admit(slow.write(
                        EntryKind.STATEMENTS,
                        ann.sealer().epoch(),
                        List.of(),
                        ann.sealer().sealBody(body.encode()).toArray(),
                        known));
        ann.folds().advance();
        assertThat(photoOf(ann, film)).isEqualTo(PhotoId.of(film.resource()));
        assertThat(totals(ann).photos()).isEqualTo(2);
        ann.folds().restart();
        assertThat(photoOf(ann, film)).as("whichever log is read first").isEqualTo(PhotoId.of(film.resource()));
    }

    @Test
    void ofTwoThatKnewNothingOfEachOtherTheLaterWinsOnBothSides() throws Exception {
        Shot third = Shot.take(ann, random, 1, "third.jpg");
        Shot.keep(ann, true, List.of(still, film, third));
        ben.pullLogs(ann);
        state(ben, group(film, third, 2));
        house.time().pass(Duration.ofMinutes(1));
        state(ann, group(film, still, 2));
        ann.pullLogs(ben);
        ben.pullLogs(ann);
        assertThat(photoOf(ann, film)).isEqualTo(PhotoId.of(still.resource())).isEqualTo(photoOf(ben, film));
        assertThat(totals(ann))
                .isEqualTo(totals(ben))
                .extracting(Totals::photos)
                .isEqualTo(2L);
    }

    @Test
    void aGroupMayBeStatedBeforeItsFilesAreKept() throws Exception {
        state(ann, group(still, still, 1), group(film, still, 2));
        assertThat(totals(ann).photos()).isZero();
        Shot.keep(ann, true, List.of(film));
        assertThat(totals(ann).photos()).isEqualTo(1);
        Shot.keep(ann, true, List.of(still));
        assertThat(totals(ann).photos()).isEqualTo(1);
        assertThat(totals(ann).resources()).isEqualTo(2);
        List<Photo> spread = new ArrayList<>();
        ann.folds().index().spread(spread::add);
        assertThat(spread).as("it lies in two entries").hasSize(1);
        assertThat(spread.get(0).primary().id()).isEqualTo(still.resource());
    }

    @Test
    void aPhotoWithinOneEntryIsCountedWithIt() throws Exception {
        Shot.keep(ann, true, List.of(still, film));
        state(ann, group(still, still, 1), group(film, still, 2));
        List<Photo> spread = new ArrayList<>();
        ann.folds().index().spread(spread::add);
        assertThat(spread).isEmpty();
        assertThat(ann.folds().index().entries().all())
                .extracting(EntryRow::photos)
                .containsExactly(1);
    }

    @Test
    void aCorrectedTimeWinsAlsoUnderAnIdThatWasMergedAwayUntilItIsTakenBack() throws Exception {
        Shot.keep(ann, true, List.of(still, film));
        assertThat(row(ann, still).taken()).isEmpty();
        state(ann, new About(PhotoId.of(film.resource()), About.TIME, NOON.encode(), Octets.EMPTY));
        state(ann, group(still, still, 1), group(film, still, 2));
        assertThat(row(ann, still).taken()).contains(NOON);
        assertThat(row(ann, film).parts()).isEqualTo(2);
        assertThat(row(ann, film).film()).isTrue();
        state(ann, new About(PhotoId.of(film.resource()), About.TIME, Octets.EMPTY, Octets.EMPTY));
        assertThat(row(ann, still).taken()).isEmpty();
    }

    @Test
    void factsThatThisVersionCannotReadSayNothingAndStopNothing() throws Exception {
        Shot.keep(ann, true, List.of(still));
        Octets later = new FieldWriter().u8(2).u8(77).toOctets();
        state(ann, new About(PhotoId.of(still.resource()), About.FACTS, later, Octets.EMPTY));
        assertThat(ann.folds().index().facts(still.resource())).isEmpty();
        PhotoFacts facts = new PhotoFacts(
                new PhotoFacts.Frame(40, 30, 1),
                PhotoFacts.NONE.camera(),
                Optional.empty(),
                PhotoFacts.NONE.durationMillis(),
                false,
                "",
                Octets.EMPTY);
        state(ann, About.facts(still.resource(), facts));
        assertThat(row(ann, still).width()).isEqualTo(40);
    }

    @Test
    void anIndexOfAnotherLayoutIsMadeAnewAndForgetsNoLength() throws Exception {
        Shot.keep(ann, true, List.of(still, film));
        ann.folds().index().learn(still.resource(), new ResourceRow.Content(still.length(), still.hash()));
        Totals before = totals(ann);
        byte[] junk = RowKey.of(PhotoIndex.MANY, film.resource());
        ann.store().index().apply(new TableBatch().put(junk, new byte[0]).remove(RowKey.of('v')));
        ann.restart();
        ann.folds().advance();
        assertThat(totals(ann)).isEqualTo(before);
        assertThat(before.bytes()).isEqualTo(still.length());
        assertThat(ann.store().index().get(junk)).isEmpty();
        assertThat(ann.folds().index().resource(still.resource()).orElseThrow().content())
                .isPresent();
    }
}
