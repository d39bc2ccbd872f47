package dev.roost.node.pairing;

import dev.roost.proto.message.PairMessage;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.Role;
import java.util.Optional;

/**
 * What two devices agree on before anybody is asked: both sides come to the same from both descriptions.
 *
 * @param joinsHere whether this device joins; otherwise it admits the other
 * @param library what is joined
 * @param role what the joining device will be
 */
record Terms(boolean joinsHere, LibraryId library, Role role) {
    /** Whoever has a library admits whoever has none, whichever of them shows the code. */
    static Terms of(PairMessage.Description here, PairMessage.Description there) throws PairingException {
        if (here.library().isPresent() && there.library().isPresent()) {
            throw new PairingException(
                    "has-library",
                    "Both devices have a library of their own, and a member serves one. Decide which of both to join,"
                            + " and start the joining device in a fresh home: --home FOLDER.");
        }
        Optional<LibraryId> library = here.library().or(there::library);
        boolean joinsHere = here.library().isEmpty();
        return new Terms(
                joinsHere, library.orElseThrow(Terms::neither), joinsHere ? role(there, here) : role(here, there));
    }

    /**
     * The role of the joining device: what the other gives, else what it wishes itself, else the one that reads nothing.
     */
    private static Role role(PairMessage.Description admits, PairMessage.Description joins) throws PairingException {
        Optional<Role> given = admits.role();
        Optional<Role> wished = joins.role();
        if (given.isPresent() && wished.isPresent() && !given.equals(wished)) {
            throw new PairingException(
                    "role-mismatch",
                    "The joining device wants to be a " + phrase(wished.get())
                            + ", the other one would admit it as a " + phrase(given.get())
                            + ". Give both the same --role.");
        }
        return given.or(() -> wished).orElse(Role.STORAGE);
    }

    private static PairingException neither() {
        return new PairingException(
                "neither-library",
                "Neither device has a library yet. Begin one on one of them with 'roost init', then pair them again.");
    }

    /** A device belongs already, and as something else. */
    static PairingException fixed(String who, Role role) {
        return new PairingException(
                "role-mismatch",
                who + " is in this library as a " + phrase(role) + " already; its role cannot be changed yet.");
    }

    /** For programs. */
    static String word(Role role) {
        return switch (role) {
            case MEMBER -> "member";
            case STORAGE -> "storage";
        };
    }

    private static String phrase(Role role) {
        return role == Role.MEMBER ? "member" : "storage device";
    }
}
