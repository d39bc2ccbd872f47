package dev.roost.node.library;

import dev.roost.node.crypto.Signatures;
import dev.roost.proto.model.EntryFields;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.Role;
import dev.roost.storage.LibraryStore;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Decides which entries of other devices' logs count. Belongs to the lock of its {@link Library}. */
final class EntryRules {
    private final LibraryStore store;
    private final RosterBook book;

    EntryRules(LibraryStore store, RosterBook book) {
        this.store = store;
        this.book = book;
    }

    /**
     * Checks an entry whose place in its log is taken.
     *
     * @throws RefusedEntryException if another one is there
     */
    void checkIsHere(LogEntry entry) throws IOException {
        Optional<LogEntry> here =
                store.logs().entry(entry.fields().log(), entry.fields().seq());
        if (here.isPresent() && !here.get().head().equals(entry.head())) {
            throw new RefusedEntryException("entry " + entry.fields().seq() + " of "
                    + entry.fields().log().device().hex() + " differs from the one that is here: its log was forked");
        }
    }

    /**
     * Checks whose an entry is and whether they may say this; whether it continues its log is for the log to check.
     *
     * @param roster as it is before this entry
     * @throws RefusedEntryException if it does not count
     */
    void check(LogEntry entry, Roster roster) throws RefusedEntryException {
        EntryFields fields = entry.fields();
        if (!fields.library().equals(store.id())) {
            throw new RefusedEntryException("an entry of another library");
        }
        RosterDevice signer = roster.device(fields.log().device())
                .or(() -> book.foldWith(store.id(), List.of(entry))
                        .device(fields.log().device()))
                .orElseThrow(() -> new RefusedEntryException("an entry by a device that does not belong"));
        if (!Signatures.verify(signer.keys().identityKey(), entry.signingInput(), entry.signature())) {
            throw new RefusedEntryException("an entry whose signature is wrong");
        }
        if (fields.seq() == 1 && store.logs().heads().size() >= Limits.LOGS_MAX) {
            throw new RefusedEntryException("a log more than a library may have (" + Limits.LOGS_MAX + ")");
        }
        if (signer.role() == Role.STORAGE && !fields.kind().equals(EntryKind.OFFER)) {
            throw new RefusedEntryException("an entry of kind " + fields.kind() + " by a storage device");
        }
    }
}
