package dev.roost.node.pairing;

import dev.roost.proto.message.PairMessage;
import dev.roost.proto.model.Role;
import java.util.Optional;

/** What two devices agree on before anybody is asked: both sides come to the same from both descriptions. */
final class Terms {
    private Terms() {}

    /**
     * The role of the joining device: what its host gives, else what it wishes itself, else the one that reads nothing.
     */
    static Role role(PairMessage.Description host, PairMessage.Description guest) throws PairingException {
        Optional<Role> given = host.role();
        Optional<Role> wished = guest.role();
        if (given.isPresent() && wished.isPresent() && !given.equals(wished)) {
            throw new PairingException(
                    "role-mismatch",
                    "The joining device wants to be a " + phrase(wished.get())
                            + ", the other one would admit it as a " + phrase(given.get())
                            + ". Give both the same --role.");
        }
        return given.or(() -> wished).orElse(Role.STORAGE);
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
