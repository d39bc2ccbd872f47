package dev.roost.node.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.Until;
import dev.roost.node.kit.Pen;
import dev.roost.proto.message.EntriesEnd;
import dev.roost.proto.message.Heads;
import dev.roost.proto.message.WantEntries;
import dev.roost.proto.model.EntryHead;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.LogHead;
import dev.roost.proto.model.LogId;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.Offer;
import dev.roost.proto.model.Takes;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A device that hears of entries in its own log which it does not have: from a copy of its home, or from a liar. */
class CopyWatchTest {
    @SuppressWarnings("NullAway.Init")
    private Scene scene;

    @SuppressWarnings("NullAway.Init")
    private Fellow fellow;

    @SuppressWarnings("NullAway.Init")
    private LogHead head;

    @BeforeEach
    void begin() throws Exception {
        scene = new Scene();
        fellow = scene.mallory();
        head = scene.nas.store().logs().head(log()).orElseThrow();
    }

    @AfterEach
    void close() throws Exception {
        fellow.close();
        scene.close();
    }

    private LogId log() {
        return scene.nas.library().ownLog();
    }

    /** What a copy of this home would have entered. */
    private LogEntry ofACopy(long seq, EntryHead prev) {
        byte[] offer = new Offer(Takes.ALL, 77, Octets.EMPTY).encode();
        return new Pen(scene.nas.identity(), scene.library(), log().incarnation())
                .astray(EntryKind.OFFER, seq, prev, offer);
    }

    private void claim(LogEntry entry) throws Exception {
        LogHead claimed = new LogHead(entry.fields().log(), entry.fields().seq(), entry.head());
        fellow.say(new Heads(List.of(claimed), List.of()));
    }

    private static LogEntry forged(LogEntry entry) throws Exception {
        byte[] bytes = entry.bytes().clone();
        bytes[bytes.length - 1] ^= 1;
        return LogEntry.parse(bytes);
    }

    @Test
    void goesOnInANewLogWhenItIsShownTheNextEntry() throws Exception {
        LogId old = log();
        LogEntry next = ofACopy(head.seq() + 1, head.head());
        claim(next);
        assertThat(fellow.next(WantEntries.class)).isEqualTo(new WantEntries(old, head.seq() + 1, 1));
        fellow.show(next);
        fellow.say(new EntriesEnd(old, head.seq() + 2));
        Until.holds("it goes on in a new log", () -> !log().equals(old));
        // What the copy entered is a log like any other now.
        assertThat(fellow.next(WantEntries.class).log()).isEqualTo(old);
        fellow.show(next);
        fellow.say(new EntriesEnd(old, head.seq() + 2));
        Until.holds(
                "it has what the copy entered",
                () -> scene.nas.store().logs().entry(old, head.seq() + 1).isPresent());
    }

    @Test
    void goesOnInANewLogWhenItIsShownAnotherEntryInTheSamePlace() throws Exception {
        LogId old = log();
        LogEntry other = ofACopy(1, EntryHead.NONE);
        claim(other);
        assertThat(fellow.next(WantEntries.class)).isEqualTo(new WantEntries(old, 1, 1));
        fellow.show(other);
        fellow.say(new EntriesEnd(old, 2));
        Until.holds("it goes on in a new log", () -> !log().equals(old));
    }

    @Test
    void staysInItsLogWhenTheEntryIsNotShown() throws Exception {
        LogId old = log();
        LogEntry next = ofACopy(head.seq() + 1, head.head());
        claim(next);
        fellow.next(WantEntries.class);
        fellow.say(new EntriesEnd(old, head.seq() + 1));
        claim(next);
        claim(next);
        assertThat(fellow.heardOf(WantEntries.class, scene.chunk())).isEmpty();
        assertThat(log()).isEqualTo(old);
    }

    @Test
    void staysInItsLogWhenTheEntryIsForged() throws Exception {
        LogId old = log();
        LogEntry next = ofACopy(head.seq() + 1, head.head());
        claim(next);
        fellow.next(WantEntries.class);
        fellow.show(forged(next));
        fellow.say(new EntriesEnd(old, head.seq() + 2));
        claim(next);
        assertThat(fellow.heardOf(WantEntries.class, scene.chunk())).isEmpty();
        assertThat(log()).isEqualTo(old);
    }

    @Test
    void staysInItsLogWhenItIsShownWhatItHas() throws Exception {
        LogId old = log();
        fellow.say(new Heads(List.of(head), List.of()));
        claim(ofACopy(head.seq() + 1, head.head()));
        fellow.next(WantEntries.class);
        fellow.show(scene.nas.store().logs().entry(old, head.seq()).orElseThrow());
        fellow.say(new EntriesEnd(old, head.seq() + 2));
        assertThat(fellow.heardOf(WantEntries.class, scene.chunk())).isEmpty();
        assertThat(log()).isEqualTo(old);
    }
}
