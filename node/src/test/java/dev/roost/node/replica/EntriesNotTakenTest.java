package dev.roost.node.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.Until;
import dev.roost.node.api.Problem;
import dev.roost.node.crypto.Identity;
import dev.roost.node.kit.Device;
import dev.roost.node.kit.Household;
import dev.roost.node.kit.Pen;
import dev.roost.proto.SeededRandom;
import dev.roost.proto.message.EntriesEnd;
import dev.roost.proto.message.Heads;
import dev.roost.proto.message.WantEntries;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.LogHead;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.Offer;
import dev.roost.proto.model.Role;
import dev.roost.proto.model.Takes;
import dev.roost.storage.memory.MemoryStorage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Entries that are shown and do not come in: because they are wrong, or because the disk here does not take them. */
class EntriesNotTakenTest {
    private final Identity mallory = Identity.create(new SeededRandom(70));
    private final Identity oscar = Identity.create(new SeededRandom(71));
    private final List<DiskWithoutRoomForLogs> disks = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private Device ann;

    @SuppressWarnings("NullAway.Init")
    private Online online;

    @SuppressWarnings("NullAway.Init")
    private Pen pen;

    @SuppressWarnings("NullAway.Init")
    private List<LogEntry> entries;

    @BeforeEach
    void begin() throws Exception {
        Household household = Household.found(29, time -> {
            disks.add(new DiskWithoutRoomForLogs(new MemoryStorage(time)));
            return disks.get(0);
        });
        ann = household.founder();
        household.admission(ann, mallory, Role.MEMBER);
        household.admission(ann, oscar, Role.MEMBER);
        pen = new Pen(mallory, ann.library().id(), 1);
        byte[] offer = new Offer(Takes.INDEX, 0, Octets.EMPTY).encode();
        entries = List.of(
                pen.write(EntryKind.OFFER, offer),
                pen.write(EntryKind.OFFER, offer),
                pen.write(EntryKind.OFFER, offer));
        online = new Online(ann);
    }

    @AfterEach
    void close() {
        online.close();
    }

    private void claim(Fellow fellow) throws Exception {
        LogHead head = new LogHead(pen.log(), 3, entries.get(2).head());
        fellow.say(new Heads(List.of(head), List.of()));
        fellow.next(WantEntries.class);
    }

    private void show(Fellow fellow, List<LogEntry> shown) throws Exception {
        for (LogEntry entry : shown) {
            fellow.show(entry);
        }
        fellow.say(new EntriesEnd(pen.log(), 4));
    }

    private List<String> problems() {
        return online.problems.all().stream().map(Problem::code).toList();
    }

    private long length() throws Exception {
        return ann.store().logs().head(pen.log()).map(LogHead::seq).orElse(0L);
    }

    @Test
    void whatTheDiskDoesNotTakeIsNoLieAndIsAskedForAgain() throws Exception {
        try (Fellow fellow = Fellow.of(mallory, online, ann.library().id())) {
            disks.get(0).breakDown();
            claim(fellow);
            show(fellow, entries);
            Until.passes(() -> assertThat(problems()).containsExactly("log-unstored"));
            disks.get(0).repair();
            assertThat(fellow.next(WantEntries.class)).isEqualTo(new WantEntries(pen.log(), 1, 64));
            show(fellow, entries);
            Until.passes(() -> assertThat(length()).isEqualTo(3));
            Until.passes(() -> assertThat(problems()).isEmpty());
        }
    }

    @Test
    void whatIsForgedIsAProblemUntilSomebodyShowsTheRightEntries() throws Exception {
        try (Fellow liar = Fellow.of(oscar, online, ann.library().id())) {
            claim(liar);
            byte[] bytes = entries.get(0).bytes().clone();
            bytes[bytes.length - 1] ^= 1;
            show(liar, List.of(LogEntry.parse(bytes)));
            Until.passes(() -> assertThat(problems()).containsExactly("log-refused"));
            try (Fellow fellow = Fellow.of(mallory, online, ann.library().id())) {
                claim(fellow);
                show(fellow, entries);
                Until.passes(() -> assertThat(length()).isEqualTo(3));
                Until.passes(() -> assertThat(problems()).isEmpty());
            }
        }
    }
}
