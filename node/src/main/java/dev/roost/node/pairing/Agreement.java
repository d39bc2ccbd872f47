package dev.roost.node.pairing;

import dev.roost.node.api.AllowQuestion;
import dev.roost.node.crypto.DeviceIds;
import dev.roost.node.crypto.PairingChannel;
import dev.roost.node.library.Library;
import dev.roost.node.peer.PeerLink;
import dev.roost.proto.message.Delivery;
import dev.roost.proto.message.Introduced;
import dev.roost.proto.message.PairBox;
import dev.roost.proto.message.PairMessage;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What two devices say once both have proved the code: who they are, what their people said, and the library for the one
 * that joins. It is the same on the side that shows the code and on the one that types it. Confined to a conversation's
 * lane.
 */
final class Agreement {
    private final PeerLink link;
    private final PairingChannel channel;
    private final Party party;
    private final Course course;
    private final PairMessage.Description self;
    private final List<LogEntry> roster = new ArrayList<>();
    private Optional<PairMessage.Description> other = Optional.empty();
    private Optional<Terms> terms = Optional.empty();
    private Optional<PairMessage.Admission> admission = Optional.empty();
    private boolean allowedHere;
    private boolean allowedThere;

    /** The conversation that leads here, and what becomes of it. */
    interface Course {
        /** Only people keep it waiting now. */
        void asking();

        /** Whether nothing that is heard matters any more. */
        boolean isOver();

        /** The other device was signed in, durably; it has not heard of it yet. */
        void admitted(Newcomer newcomer);

        /** This device belongs to the other's library, durably. */
        void joined(Paired.Joined joined);
    }

    Agreement(PeerLink link, PairingChannel channel, Party party, Course course) {
        this.link = link;
        this.channel = channel;
        this.party = party;
        this.course = course;
        this.self = new PairMessage.Description(
                party.identity().principal(),
                party.name(),
                party.role(),
                party.library().map(Library::id));
    }

    /** Says who this device is. */
    void begin() throws IOException {
        link.send(channel.seal(self));
    }

    void heard(PairBox box) throws IOException {
        PairMessage message = channel.open(box);
        if (message instanceof PairMessage.Description description) {
            described(description);
        } else if (message instanceof PairMessage.Verdict verdict) {
            if (!verdict.allowed()) {
                throw new PairingException("denied", "The person at the other device said no.");
            }
            allowedThere = true;
            admitIfBothAllow();
        } else if (message instanceof PairMessage.Admission given) {
            admission = Optional.of(fitting(given));
        }
    }

    void entry(LogEntry entry) throws IOException {
        if (admission.isEmpty() || roster.size() > 4 * Limits.DEVICES_MAX) {
            throw new MalformedException("a roster entry out of place");
        }
        roster.add(entry);
    }

    /** The roster is complete. */
    void introduced() throws IOException {
        PairMessage.Admission given =
                admission.orElseThrow(() -> new MalformedException("an introduction before the admission"));
        Paired.Joined joined = new Paired.Joined(given, other.orElseThrow(), roster);
        party.join(joined);
        course.joined(joined);
    }

    private void described(PairMessage.Description description) throws IOException {
        if (other.isPresent() || !description.keys().id().equals(link.device())) {
            throw new MalformedException("a description of another device than the one that speaks");
        }
        other = Optional.of(description);
        Terms agreed = Terms.of(self, description);
        // A device that belongs already stays what it is: keys are wrapped for a role once.
        DeviceId joining = (agreed.joinsHere() ? self : description).keys().id();
        Optional<Role> already = party.roleIn(agreed.library(), joining);
        if (already.isPresent() && already.get() != agreed.role()) {
            throw Terms.fixed(agreed.joinsHere() ? "This device" : "\"" + description.name() + "\"", already.get());
        }
        terms = Optional.of(agreed);
        course.asking();
        ask(agreed, description);
    }

    private void ask(Terms agreed, PairMessage.Description description) throws IOException {
        allowedHere = party.allow(new AllowQuestion(
                description.name(),
                DeviceIds.shortText(link.device()),
                Terms.word(agreed.role()),
                !agreed.joinsHere()));
        link.send(channel.seal(new PairMessage.Verdict(allowedHere)));
        if (!allowedHere) {
            throw new PairingException(
                    "denied",
                    agreed.joinsHere() ? "Joining was not allowed at this device." : "The device was not allowed in.");
        }
        admitIfBothAllow();
    }

    private void admitIfBothAllow() throws IOException {
        // People take their time: the window may have ended meanwhile.
        if (!allowedHere || !allowedThere || terms.orElseThrow().joinsHere() || course.isOver()) {
            return;
        }
        if (party.gaveUp()) {
            throw new PairingException("denied", "The device was not allowed in.");
        }
        PairMessage.Description joining = other.orElseThrow();
        Newcomer newcomer =
                new Newcomer(joining.keys(), joining.name(), terms.orElseThrow().role());
        party.admit(newcomer);
        course.admitted(newcomer);
        tell(newcomer);
    }

    private void tell(Newcomer newcomer) throws IOException {
        Library library = party.library().orElseThrow();
        LibraryId id = library.id();
        link.send(channel.seal(new PairMessage.Admission(id, newcomer.role())));
        for (LogEntry entry : library.rosterEntries()) {
            link.deliver(Delivery.ENTRY, Octets.copyOf(entry.head().bytes()), entry.bytes());
        }
        link.sendAfterDeliveries(new Introduced());
    }

    /** Nobody is made to join what they were not asked about. */
    private PairMessage.Admission fitting(PairMessage.Admission given) throws MalformedException {
        Optional<Terms> agreed = terms.filter(t -> t.joinsHere() && allowedHere && admission.isEmpty());
        if (agreed.isEmpty()
                || !given.library().equals(agreed.get().library())
                || given.role() != agreed.get().role()) {
            throw new MalformedException("an admission that was not agreed on");
        }
        return given;
    }
}
