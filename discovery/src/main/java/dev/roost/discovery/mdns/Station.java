package dev.roost.discovery.mdns;

import dev.roost.discovery.Announcement;
import dev.roost.discovery.Tags;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.Octets;
import java.io.IOException;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import javax.jmdns.impl.DNSQuestion;
import javax.jmdns.impl.constants.DNSRecordClass;
import javax.jmdns.impl.constants.DNSRecordType;
import org.jspecify.annotations.Nullable;

/**
 * This device at one place: keeps a radio there, which says what is announced and lets an ear hear. Opening and closing
 * a radio takes time and happens on threads of the crew; everything else returns at once. Safe for use by many threads.
 */
final class Station {
    /** A radio that could not be opened is tried again after a minute. */
    private static final int RETRY_AFTER_ROUNDS = 12;

    /** Who is there is asked at once, then after twice as long each time, then every two minutes. */
    private static final int ASK_EVERY_ROUNDS = 24;

    private static final List<DNSQuestion> WHO_IS_THERE =
            List.of(DNSQuestion.newQuestion(Names.TYPE, DNSRecordType.TYPE_PTR, DNSRecordClass.CLASS_IN, false));

    /** What stays the same while an announcement stands. */
    private record Subject(int port, Optional<LibraryId> library) {}

    private final Place place;
    private final Names names;
    private final Tags tags;
    private final Ear ear;
    private final Crew crew;
    private final Map<Subject, Spoken> spoken = new LinkedHashMap<>();
    private final Set<Spoken> toRepeat = new HashSet<>();

    private List<Announcement> wanted = List.of();
    private @Nullable Radio radio;
    private Optional<String> problem = Optional.empty();
    private int openings;
    private int rounds;
    private boolean closed;

    Station(Place place, Names names, Tags tags, Candidates candidates, ScheduledExecutorService scheduler) {
        this.place = place;
        this.names = names;
        this.tags = tags;
        this.crew = new Crew(place);
        this.ear = new Ear(place, names, candidates);
        this.ear.onAwaiting(new Asking(scheduler, this::askAwaited, ear::isAwaiting)::soon);
    }

    /** Opens a radio under fresh names; one that was open before says goodbye. */
    synchronized void open() {
        Radio former = radio;
        if (former != null) {
            crew.start("close", former::farewell);
        }
        radio = null;
        spoken.clear();
        toRepeat.clear();
        rounds = 0;
        crew.tookLosses();
        int opening = ++openings;
        String host = names.host();
        crew.start("open", () -> tune(opening, host));
    }

    /** Replaces what is announced here. */
    synchronized void announce(List<Announcement> announcements) {
        wanted = List.copyOf(announcements);
        speak();
    }

    /** One round of housekeeping, every five seconds: asks, repeats, lets go of the silent, replaces a broken radio. */
    synchronized void round() {
        rounds++;
        Radio now = radio;
        if (closed) {
            return;
        }
        if (now == null) {
            if (rounds >= RETRY_AFTER_ROUNDS) {
                open();
            }
            return;
        }
        if (now.isBroken() || crew.tookLosses() || !spoken.values().stream().allMatch(Spoken::bearsItsName)) {
            open();
            return;
        }
        now.cleanCache();
        ear.round(now.records());
        toRepeat.forEach(now::say);
        toRepeat.clear();
        if (rounds % ASK_EVERY_ROUNDS == 0 || (rounds < ASK_EVERY_ROUNDS && Integer.bitCount(rounds) == 1)) {
            now.ask(WHO_IS_THERE);
        }
    }

    /** Asks for the records that the ear awaits. */
    private synchronized void askAwaited() {
        if (radio != null) {
            radio.ask(ear.questions(radio.records()));
        }
    }

    /** Why nothing is announced or heard here, in a sentence for people. */
    synchronized Optional<String> problem() {
        return problem;
    }

    /** Takes everything back and falls silent for good; done when the goodbyes are said. */
    synchronized CompletableFuture<Void> close() {
        closed = true;
        CompletableFuture<Void> silence = new CompletableFuture<>();
        Radio last = radio;
        if (last == null) {
            silence.complete(null);
            return silence;
        }
        radio = null;
        crew.start("close", () -> {
            last.farewell();
            silence.complete(null);
        });
        return silence;
    }

    private void tune(int opening, String host) {
        try {
            // With a name in it the address is never looked up, which may take a minute where there is no DNS.
            Radio fresh =
                    new Radio(InetAddress.getByAddress(host, place.address().getAddress()), host);
            if (!take(opening, fresh)) {
                fresh.farewell();
            }
        } catch (IOException e) {
            fail(opening, e);
        }
    }

    private synchronized boolean take(int opening, Radio fresh) {
        if (closed || opening != openings) {
            return false;
        }
        radio = fresh;
        problem = Optional.empty();
        fresh.tell(ear);
        speak();
        fresh.ask(WHO_IS_THERE);
        return true;
    }

    private synchronized void fail(int opening, IOException cause) {
        if (opening == openings) {
            problem = Optional.of("This device is not announced on the network interface " + place
                    + " and sees no others there by multicast: " + cause.getMessage() + ".");
        }
    }

    private void speak() {
        Radio now = radio;
        if (now == null) {
            return;
        }
        Map<Subject, Boolean> pairings = new LinkedHashMap<>();
        for (Announcement a : wanted) {
            pairings.merge(new Subject(a.port(), a.library()), a.pairing(), Boolean::logicalOr);
        }
        for (Subject subject : List.copyOf(spoken.keySet())) {
            Spoken said = spoken.get(subject);
            if (said != null && !pairings.containsKey(subject)) {
                spoken.remove(subject);
                toRepeat.remove(said);
                // JmDNS returns when its goodbyes are said.
                crew.start("hush", () -> now.unregisterService(said));
            }
        }
        pairings.forEach((subject, pairing) -> speak(now, subject, pairing));
    }

    private void speak(Radio now, Subject subject, boolean pairing) {
        Spoken said = spoken.get(subject);
        if (said == null) {
            String instance = names.instance();
            Optional<Octets> tag =
                    subject.library().map(library -> Octets.copyOf(tags.make(library, subject.port(), instance)));
            Spoken fresh = new Spoken(instance, subject.port(), new Txt(tag, pairing));
            spoken.put(subject, fresh);
            try {
                now.registerService(fresh);
            } catch (IOException e) {
                now.breakDown();
            }
        } else if (said.txt().pairing() != pairing) {
            said.change(new Txt(said.txt().saltAndTag(), pairing));
            now.say(said);
            // RFC 6762, section 8.3: an announcement is said at least twice.
            toRepeat.add(said);
        }
    }
}
