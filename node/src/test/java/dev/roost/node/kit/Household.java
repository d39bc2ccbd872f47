package dev.roost.node.kit;

import dev.roost.node.crypto.Identity;
import dev.roost.node.crypto.RecoveryWords;
import dev.roost.node.library.Founding;
import dev.roost.node.library.Library;
import dev.roost.proto.SeededRandom;
import dev.roost.proto.model.Add;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.Offer;
import dev.roost.proto.model.Role;
import dev.roost.proto.model.Takes;
import dev.roost.storage.Storage;
import dev.roost.storage.memory.MemoryStorage;
import java.io.IOException;
import java.util.List;

/** A library and its devices, all in this process and in memory, the same for the same seed. Used by one thread. */
public final class Household {
    private final ManualTime time = new ManualTime();
    private final SeededRandom random;
    private final Device founder;

    private Household(long seed, StorageMaker storages) throws IOException {
        this.random = new SeededRandom(seed);
        Storage storage = storages.make(time);
        Identity identity = Identity.create(random);
        Library library = Founding.found(storage, identity, RecoveryWords.random(random), "founder", time, random);
        this.founder = new Device(storage, identity, library.id(), time, random);
        founder.folds().advance();
    }

    /** Makes the founder's store. */
    @FunctionalInterface
    public interface StorageMaker {
        Storage make(ManualTime time) throws IOException;
    }

    /** Begins a library in memory. */
    public static Household found(long seed) throws IOException {
        return new Household(seed, MemoryStorage::new);
    }

    /** Begins a library in a store of one's own making. */
    public static Household found(long seed, StorageMaker storages) throws IOException {
        return new Household(seed, storages);
    }

    public ManualTime time() {
        return time;
    }

    public SeededRandom random() {
        return random;
    }

    /** The first member. */
    public Device founder() {
        return founder;
    }

    /** A storage device, which takes everything. */
    public Device admitStorage() throws IOException {
        return admit(founder, Role.STORAGE, Takes.ALL);
    }

    /** A member, which takes the index. */
    public Device admitMember() throws IOException {
        return admit(founder, Role.MEMBER, Takes.INDEX);
    }

    /** Admits a device, which from then on has the logs that the one that admitted it had. */
    public Device admit(Device by, Role role, Takes takes) throws IOException {
        Identity identity = Identity.create(random);
        admission(by, identity, role);
        Device device =
                new Device(new MemoryStorage(time), identity, by.library().id(), time, random);
        device.library().introduce(identity.id(), by.library().rosterEntries());
        device.library().append(EntryKind.OFFER, List.of(), new Offer(takes, 0, Octets.EMPTY).encode());
        device.pull(by);
        by.pullLogs(device);
        return device;
    }

    /** The entry by which a device says that another one belongs. */
    public LogEntry admission(Device by, Identity identity, Role role) throws IOException {
        Add add = new Add(
                identity.principal(),
                role,
                by.library().keyring().grantsFor(identity.principal(), role, random),
                Octets.EMPTY);
        return by.library().append(EntryKind.ADD, List.of(), add.encode());
    }
}
