package dev.roost.node.library;

import dev.roost.node.crypto.NamedEpoch;
import dev.roost.node.crypto.Signatures;
import dev.roost.proto.model.Add;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.EntryHead;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.Epoch;
import dev.roost.proto.model.EpochName;
import dev.roost.proto.model.Genesis;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.LogHead;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.Principal;
import dev.roost.proto.model.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds roster entries, in whatever order they came and from whichever log, into a {@link Roster}. An entry counts when
 * its signature holds and its signer was a member in its causal past, so that two members apart never disagree on what
 * was said, only on what they have heard. This version folds GENESIS, ADD and EPOCH; other kinds are kept unfolded.
 *
 * <p>Used once, by one thread.
 */
final class RosterFold {
    private static final Logger LOG = LoggerFactory.getLogger(RosterFold.class);

    private final LibraryId library;
    private final Map<DeviceId, RosterDevice> devices = new LinkedHashMap<>();
    private final Map<EntryHead, NamedEpoch> epochs = new LinkedHashMap<>();
    private final List<LogEntry> counted = new ArrayList<>();
    private Optional<Principal> recovery = Optional.empty();

    private RosterFold(LibraryId library) {
        this.library = library;
    }

    static Roster of(LibraryId library, Collection<LogEntry> entries) {
        RosterFold fold = folded(library, entries);
        return new Roster(library, fold.devices, fold.recovery, fold.epochs.values());
    }

    /** Those of the entries that count: their signers were members in their causal past, and signed them. */
    static List<LogEntry> counting(LibraryId library, Collection<LogEntry> entries) {
        return folded(library, entries).counted;
    }

    private static RosterFold folded(LibraryId library, Collection<LogEntry> entries) {
        RosterFold fold = new RosterFold(library);
        // Distinct by all their bytes: beside a true entry may stand one of the same head with a forged signature.
        Set<LogEntry> distinct = new LinkedHashSet<>();
        entries.stream()
                .filter(entry -> entry.fields().library().equals(library))
                .forEach(distinct::add);
        for (LogEntry entry : causalOrder(distinct)) {
            try {
                fold.apply(entry);
            } catch (MalformedException e) {
                // A member signed a body that cannot be read: it counts for nothing, and the others still count.
                LOG.warn(
                        "roster entry {} of {} is malformed",
                        entry.fields().seq(),
                        entry.fields().log().device());
            }
        }
        return fold;
    }

    /**
     * What came before comes first: since witnesses are whole vectors, an entry has more predecessors than any of them.
     * What nothing orders goes by clock and head.
     */
    private static List<LogEntry> causalOrder(Collection<LogEntry> entries) {
        Map<LogEntry, Long> predecessors = new HashMap<>();
        for (LogEntry entry : entries) {
            predecessors.put(
                    entry,
                    entries.stream().filter(other -> follows(entry, other)).count());
        }
        return entries.stream()
                .sorted(Comparator.comparing((LogEntry entry) -> predecessors.getOrDefault(entry, 0L))
                        .thenComparingLong(entry -> entry.fields().time())
                        .thenComparing(LogEntry::head))
                .toList();
    }

    private static boolean follows(LogEntry entry, LogEntry earlier) {
        return entry.follows(earlier.fields().log(), earlier.fields().seq());
    }

    private void apply(LogEntry entry) throws MalformedException {
        if (entry.fields().kind().equals(EntryKind.GENESIS)) {
            applyGenesis(entry);
        } else if (countsAsMember(entry)) {
            counted.add(entry);
            if (entry.fields().kind().equals(EntryKind.ADD)) {
                applyAdd(entry, Add.parse(entry.fields().body().toArray()));
            } else if (entry.fields().kind().equals(EntryKind.EPOCH)) {
                applyEpoch(entry, Epoch.parse(entry.fields().body().toArray()));
            }
        }
    }

    private void applyGenesis(LogEntry entry) throws MalformedException {
        byte[] body = entry.fields().body().toArray();
        Genesis genesis = Genesis.parse(body);
        Principal first = genesis.firstMember();
        boolean founds = LibraryId.ofGenesis(body).equals(library)
                && entry.fields().seq() == 1
                && entry.fields().log().device().equals(first.id())
                && Signatures.verify(first.identityKey(), entry.signingInput(), entry.signature());
        if (founds && devices.isEmpty()) {
            devices.put(first.id(), new RosterDevice(first, Role.MEMBER, entry.position(), List.of()));
            recovery = Optional.of(genesis.recovery());
            counted.add(entry);
        }
    }

    private boolean countsAsMember(LogEntry entry) {
        RosterDevice signer = devices.get(entry.fields().log().device());
        if (signer == null || signer.role() != Role.MEMBER) {
            return false;
        }
        LogHead admitted = signer.admittedBy();
        return entry.follows(admitted.log(), admitted.seq())
                && Signatures.verify(signer.keys().identityKey(), entry.signingInput(), entry.signature());
    }

    private void applyAdd(LogEntry entry, Add add) {
        DeviceId added = add.device().id();
        boolean aboutItself = added.equals(entry.fields().log().device());
        if (aboutItself) {
            return;
        }
        RosterDevice known = devices.get(added);
        if (known != null) {
            // The first ADD decides the role: a later one for another role gives no keys of that role.
            devices.put(added, known.role() == add.role() ? known.with(add.grants()) : known);
        } else if (devices.size() < Limits.DEVICES_MAX && !sharesPrefix(added)) {
            devices.put(added, new RosterDevice(add.device(), add.role(), entry.position(), add.grants()));
        }
    }

    /** Witnesses name devices by 8 bytes, so no two may share them. */
    private boolean sharesPrefix(DeviceId id) {
        return devices.keySet().stream().anyMatch(other -> other.prefix() == id.prefix());
    }

    private void applyEpoch(LogEntry entry, Epoch epoch) {
        NamedEpoch parent = epochs.get(epoch.parent());
        boolean first = epoch.depth() == 1 && epochs.isEmpty();
        boolean next = parent != null && epoch.depth() == parent.body().depth() + 1;
        if (first || next) {
            epochs.put(entry.head(), new NamedEpoch(EpochName.of(entry.head()), epoch));
        }
    }
}
