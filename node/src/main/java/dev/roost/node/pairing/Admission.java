package dev.roost.node.pairing;

import dev.roost.node.library.Library;
import dev.roost.proto.model.Add;
import dev.roost.proto.model.DeviceAbout;
import dev.roost.proto.model.EntryBody;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.Octets;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;

/** Signs a device in: an ADD entry with the keys that its role may have, and its name, sealed. */
public final class Admission {
    private Admission() {}

    /** Signs in a device that the roster does not name yet. Durable when it returns. */
    public static void sign(Library library, Newcomer newcomer, SecureRandom random) throws IOException {
        Add add = new Add(
                newcomer.keys(),
                newcomer.role(),
                library.keyring().grantsFor(newcomer.keys(), newcomer.role(), random),
                Octets.EMPTY);
        library.append(EntryKind.ADD, List.of(), add.encode());
        name(library, newcomer);
    }

    /** Says what a device is called. */
    public static void name(Library library, Newcomer newcomer) throws IOException {
        DeviceAbout name = DeviceAbout.name(newcomer.keys().id(), newcomer.name());
        library.append(EntryKind.STATEMENTS, List.of(), new EntryBody(0, 0, List.of(), List.of(name), Octets.EMPTY));
    }
}
