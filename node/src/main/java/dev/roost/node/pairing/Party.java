package dev.roost.node.pairing;

import dev.roost.node.api.AllowQuestion;
import dev.roost.node.crypto.Identity;
import dev.roost.node.library.Library;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.Role;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;

/** This device as one of two that pair, whichever of them shows the code. Called from the conversation's lane. */
public interface Party {
    Identity identity();

    String name();

    SecureRandom random();

    /** The library whose member this device is, and to which it admits; without one it is the device that joins. */
    Optional<Library> library();

    /** What it admits the other device as, or wishes to be itself; empty to leave it to the other. */
    Optional<Role> role();

    /** What a device is in a library already, as far as is known here. */
    Optional<Role> roleIn(LibraryId library, DeviceId device);

    /** Whether the person here allows it; blocks until they said so. */
    boolean allow(AllowQuestion question);

    /** Whether the person here gave it up after all: nobody is admitted then. */
    boolean gaveUp();

    /** Signs a device in, durably. */
    void admit(Newcomer newcomer) throws IOException;

    /** Makes what was joined a part of this home, durably. */
    void join(Paired.Joined joined) throws IOException;
}
