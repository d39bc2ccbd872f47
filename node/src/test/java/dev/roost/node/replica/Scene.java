package dev.roost.node.replica;

import dev.roost.node.crypto.Identity;
import dev.roost.node.kit.Device;
import dev.roost.node.kit.Household;
import dev.roost.node.kit.Shot;
import dev.roost.proto.SeededRandom;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.Role;
import dev.roost.proto.model.SealedChunk;
import java.util.Random;

/** A storage device that is online, the member that founded its library, and two more members who speak by hand. */
final class Scene implements AutoCloseable {
    private static final long SEED = 19;

    final Household household = Household.found(SEED);
    final Device ann = household.founder();
    final Device nas = household.admitStorage();
    final Identity mallory = Identity.create(new SeededRandom(70));
    final Identity oscar = Identity.create(new SeededRandom(71));
    final Online online;
    private final Random random = new Random(SEED);

    Scene() throws Exception {
        household.admission(ann, mallory, Role.MEMBER);
        household.admission(ann, oscar, Role.MEMBER);
        nas.pull(ann);
        online = new Online(nas);
    }

    LibraryId library() {
        return ann.library().id();
    }

    Fellow mallory() throws Exception {
        return Fellow.of(mallory, online, library());
    }

    Fellow oscar() throws Exception {
        return Fellow.of(oscar, online, library());
    }

    /** A chunk that no device holds yet. */
    SealedChunk chunk() {
        return Shot.take(ann, random, 1, "a.jpg").payload().get(0);
    }

    static byte[] bent(SealedChunk chunk) {
        byte[] bytes = chunk.bytes().clone();
        bytes[bytes.length / 2] ^= 1;
        return bytes;
    }

    @Override
    public void close() {
        online.close();
    }
}
