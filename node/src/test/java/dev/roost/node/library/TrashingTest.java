package dev.roost.node.library;

import dev.roost.node.kit.Device;
import dev.roost.node.kit.Household;
import dev.roost.node.kit.Shot;
import dev.roost.proto.model.PhotoId;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Two members and a storage device, and what they need to put photos into the trash. */
abstract class TrashingTest {
    final Household house = Household.found(71);
    final Device anna = house.founder();
    final Device ben = house.admitMember();
    final Device nas = house.admitStorage();
    final Random random = new Random(3);

    TrashingTest() throws IOException {}

    static TrashCan can(Device device) {
        return new TrashCan(device.library(), device.folds(), device.manifests());
    }

    static PhotoId photo(Shot shot) {
        return PhotoId.of(shot.resource());
    }

    Shot kept(Device by, String name) throws IOException {
        Shot shot = Shot.take(by, random, 3, name);
        Shot.keep(by, true, List.of(shot));
        return shot;
    }

    /** Everybody hears everything, and the storage device and its word reach everybody. */
    void meet() throws IOException {
        for (int round = 0; round < 2; round++) {
            nas.pull(anna);
            nas.pull(ben);
            ben.pull(nas);
            anna.pull(nas);
        }
        nas.sign(anna, ben);
    }

    static Set<PhotoId> trashed(Device device) throws IOException {
        Set<PhotoId> trashed = new HashSet<>();
        device.folds().index().trashed(trashed::add);
        return trashed;
    }
}
