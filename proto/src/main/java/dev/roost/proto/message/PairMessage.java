package dev.roost.proto.message;

import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.Principal;
import dev.roost.proto.model.Role;
import java.util.Optional;

/** What two devices tell each other once the code has agreed a key. */
public sealed interface PairMessage {
    /**
     * Who the sender is.
     *
     * @param name what people call it, at most 64 characters
     * @param role what the sender wishes to be, or will admit the other as; empty to leave it to the other
     * @param library the library that the sender belongs to as a member, if any
     */
    record Description(Principal keys, String name, Optional<Role> role, Optional<LibraryId> library)
            implements PairMessage {}

    /** What the sender's user said: Allow, or not. */
    record Verdict(boolean allowed) implements PairMessage {}

    /** The joining device is in. */
    record Admission(LibraryId library, Role role) implements PairMessage {}
}
