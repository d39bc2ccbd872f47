package dev.roost.node.library;

import dev.roost.node.crypto.Identity;
import dev.roost.node.crypto.Keyring;
import dev.roost.node.crypto.Sealer;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.EntryBody;
import dev.roost.proto.model.EntryFields;
import dev.roost.proto.model.EntryHead;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.EpochName;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.LogHead;
import dev.roost.proto.model.LogId;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.Role;
import dev.roost.storage.DamagedLogException;
import dev.roost.storage.LibraryStore;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The logs of one library on this device: its own, which it appends to, and those of others, which it admits entry by
 * entry when their signatures and chains hold. Owns roster and keyring, which follow from them. Safe for use by many
 * threads.
 */
public final class Library {
    private final LibraryStore store;
    private final Identity identity;
    private final HybridClock clock;
    private final RosterBook book;
    private final Offers offers;
    private final OwnLog own;
    private final EntryRules rules;
    private volatile Roster roster;
    private volatile Keyring keyring;

    private Library(LibraryStore store, Identity identity, InstantSource wall, OwnLog own) {
        this.store = store;
        this.identity = identity;
        this.clock = new HybridClock(wall);
        this.book = new RosterBook(store);
        this.offers = new Offers(store);
        this.own = own;
        this.rules = new EntryRules(store, book);
        this.roster = book.fold(store.id());
        this.keyring = Keyring.open(identity, store.id(), List.of(), List.of());
    }

    /**
     * Opens what this device has of a library.
     *
     * @param anew whether this home is not the one that wrote before: it was restored or copied
     * @throws DamagedLogException if a log has to be put in order first, with {@code store.logs().scrub()}
     */
    public static Library open(
            LibraryStore store, Identity identity, boolean anew, InstantSource wall, RandomGenerator random)
            throws IOException {
        Library library = new Library(store, identity, wall, new OwnLog(store, identity.id(), anew, random));
        library.book.load();
        library.offers.load();
        for (LogHead head : store.logs().heads()) {
            Optional<LogEntry> newest = store.logs().entry(head.log(), head.seq());
            newest.ifPresent(entry -> library.clock.saw(entry.fields().time()));
        }
        library.refold();
        return library;
    }

    /** Whether these roster entries show that a device belongs to a library. */
    public static boolean shows(LibraryId library, DeviceId device, Collection<LogEntry> entries) {
        return RosterFold.of(library, entries).device(device).isPresent();
    }

    public LibraryId id() {
        return store.id();
    }

    public LibraryStore store() {
        return store;
    }

    public DeviceId self() {
        return identity.id();
    }

    /** The wall clock, to compare with what file systems show; never for order. */
    public InstantSource wall() {
        return clock.wall();
    }

    public LogId ownLog() {
        return own.id();
    }

    public Roster roster() {
        return roster;
    }

    public Keyring keyring() {
        return keyring;
    }

    /** What this device is in the library; nothing while no entry admits it. */
    public Optional<Role> role() {
        return roster.device(self()).map(RosterDevice::role);
    }

    public Offers offers() {
        return offers;
    }

    /** Entries that show who belongs, for a device that does not know this one yet. */
    public synchronized Collection<LogEntry> rosterEntries() {
        return book.entries();
    }

    /** Looks through every log again, after the rows beside them were lost. */
    public synchronized void rebuild() throws IOException {
        book.rebuild();
        offers.rebuild();
        refold();
    }

    /** Appends an entry with an open body to this device's log; it is durable when this returns. */
    public synchronized LogEntry append(EntryKind kind, List<ChunkId> lists, byte[] body) throws IOException {
        return append(kind, lists, Octets.copyOf(body), EpochName.NONE);
    }

    /** Appends an entry with a sealed body; what it kept and states is given, its position is filled in. */
    public synchronized LogEntry append(EntryKind kind, List<ChunkId> lists, EntryBody body) throws IOException {
        Sealer sealer = keyring.sealer().orElseThrow(() -> new IllegalStateException("no keys to seal with"));
        EntryBody placed =
                new EntryBody(ownLog().incarnation(), nextSeq(), body.kept(), body.statements(), body.rest());
        return append(kind, lists, sealer.sealBody(placed.encode()), sealer.epoch());
    }

    /**
     * Appends as {@link #append(EntryKind, List, EntryBody)} does, unless any log has grown beyond these heads: what an
     * entry says of all that came before it was found out by looking at just that.
     */
    public synchronized Optional<LogEntry> appendAfter(
            Set<LogHead> seen, EntryKind kind, List<ChunkId> lists, EntryBody body) throws IOException {
        return seen.equals(Set.copyOf(store.logs().heads()))
                ? Optional.of(append(kind, lists, body))
                : Optional.empty();
    }

    /**
     * The body of an entry, opened, if it is sealed and this device holds its epoch's keys.
     *
     * @throws MalformedException if it is sealed with these keys and cannot be read
     */
    public Optional<EntryBody> open(LogEntry entry) throws IOException {
        Optional<Sealer> sealer =
                keyring.sealer().filter(keys -> keys.knows(entry.fields().epoch()));
        if (!entry.fields().kind().isSealed() || sealer.isEmpty()) {
            return Optional.empty();
        }
        EntryBody body = EntryBody.parse(sealer.get().openBody(entry.fields().body()));
        boolean inPlace = body.incarnation() == entry.fields().log().incarnation()
                && body.seq() == entry.fields().seq();
        if (!inPlace) {
            throw new MalformedException("an entry with the body of another");
        }
        return Optional.of(body);
    }

    /**
     * Admits the next entry of another device's log, or does nothing if it is here already.
     *
     * @return whether it was new
     * @throws RefusedEntryException if it does not count
     */
    public synchronized boolean admit(LogEntry entry) throws IOException {
        EntryFields fields = entry.fields();
        long have = store.logs().head(fields.log()).map(LogHead::seq).orElse(0L);
        if (fields.seq() <= have) {
            rules.checkIsHere(entry);
            return false;
        }
        rules.check(entry, roster);
        store.logs().append(List.of(entry));
        clock.saw(fields.time());
        follow(entry);
        return true;
    }

    /**
     * Adds loose roster entries if they admit a device that was not known.
     *
     * @return whether that device belongs now
     */
    public synchronized boolean introduce(DeviceId device, Collection<LogEntry> entries) throws IOException {
        if (book.foldWith(id(), entries).device(device).isEmpty()) {
            return false;
        }
        book.addLoose(id(), entries);
        refold();
        return roster.device(device).isPresent();
    }

    /** Goes on under a new incarnation: another copy of this home has written to the log. */
    public synchronized void renew(long incarnation) throws IOException {
        own.renew(incarnation);
    }

    /**
     * Re-reads every entry of every log and returns the logs that are damaged. One is cut to its good part and comes back
     * from other devices; if it is this device's own, this device goes on in a new one and {@link #hasLostEntries}.
     */
    public synchronized List<LogId> scrub() throws IOException {
        List<LogId> wrong = store.logs().scrub();
        own.leaveIfDamaged();
        return wrong;
    }

    /** Whether a log of this device was cut since {@link #mended}: what follows from its logs may be more than they say. */
    public synchronized boolean hasLostEntries() throws IOException {
        return own.hasLostEntries();
    }

    /** What only lost entries said is said again. */
    public synchronized void mended() throws IOException {
        own.mended();
    }

    private LogEntry append(EntryKind kind, List<ChunkId> lists, Octets body, EpochName epoch) throws IOException {
        LogId log = ownLog();
        Optional<LogHead> head = store.logs().head(log);
        EntryFields fields = new EntryFields(
                kind,
                id(),
                log,
                head.map(LogHead::seq).orElse(0L) + 1,
                head.map(LogHead::head).orElse(EntryHead.NONE),
                clock.tick(),
                epoch,
                WitnessVector.of(store.logs(), log),
                lists,
                body);
        LogEntry entry = identity.sign(fields);
        store.logs().append(List.of(entry));
        follow(entry);
        return entry;
    }

    private long nextSeq() {
        return store.logs().head(ownLog()).map(LogHead::seq).orElse(0L) + 1;
    }

    private void follow(LogEntry entry) throws IOException {
        if (entry.fields().kind().isRoster()) {
            book.addFromLog(entry);
            refold();
        } else if (entry.fields().kind().equals(EntryKind.OFFER)) {
            offers.add(entry);
        }
    }

    private void refold() {
        roster = book.fold(id());
        Optional<RosterDevice> here = roster.device(self());
        Keyring given = Keyring.open(
                identity, id(), roster.epochs(), here.map(RosterDevice::grants).orElse(List.of()));
        // The roster decides what this device is: keys that it should not have been given make it nothing else.
        boolean storage = here.filter(device -> device.role() == Role.STORAGE).isPresent();
        keyring = storage ? given.forStorage() : given;
    }
}
