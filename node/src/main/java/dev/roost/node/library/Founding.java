package dev.roost.node.library;

import dev.roost.node.crypto.Identity;
import dev.roost.node.crypto.Keyring;
import dev.roost.node.crypto.RecoveryWords;
import dev.roost.proto.model.DeviceAbout;
import dev.roost.proto.model.EntryBody;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.Genesis;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.Offer;
import dev.roost.proto.model.Principal;
import dev.roost.proto.model.Takes;
import dev.roost.storage.Storage;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

/** Begins a library, with its first member and its recovery words. */
public final class Founding {
    private static final int SALT_BYTES = 32;

    private Founding() {}

    /** Writes GENESIS, the first EPOCH, this member's OFFER and its name; all durable when it returns. */
    public static Library found(
            Storage storage,
            Identity identity,
            RecoveryWords words,
            String name,
            InstantSource wall,
            SecureRandom random)
            throws IOException {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Principal recovery = words.identity(random).principal();
        Genesis genesis = new Genesis(Octets.copyOf(salt), identity.principal(), recovery);
        LibraryId id = genesis.library();
        Library library = Library.open(storage.library(id), identity, false, wall, random);
        library.append(EntryKind.GENESIS, List.of(), genesis.encode());
        library.append(
                EntryKind.EPOCH,
                List.of(),
                Keyring.firstEpoch(id, List.of(identity.principal(), recovery), random)
                        .encode());
        library.append(EntryKind.OFFER, List.of(), new Offer(Takes.INDEX, 0, Octets.EMPTY).encode());
        library.append(
                EntryKind.STATEMENTS,
                List.of(),
                new EntryBody(0, 0, List.of(), List.of(DeviceAbout.name(identity.id(), name)), Octets.EMPTY));
        return library;
    }
}
