package dev.roost.node.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.Until;
import dev.roost.node.crypto.Identity;
import dev.roost.node.kit.Device;
import dev.roost.node.kit.Household;
import dev.roost.node.peer.Stranger;
import dev.roost.proto.SeededRandom;
import dev.roost.proto.message.Bye;
import dev.roost.proto.message.ByeReason;
import dev.roost.proto.message.Hello;
import dev.roost.proto.message.Introduced;
import dev.roost.proto.message.Standing;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.Role;
import dev.roost.proto.model.Takes;
import org.junit.jupiter.api.Test;

/** Devices that do not know each other yet. */
class IntroductionTest {
    private static boolean knows(Device device, DeviceId other) {
        return device.library().roster().device(other).isPresent();
    }

    @Test
    void aStrangerWhoKnowsTheLibrarysNameIsToldOfNoDevice() throws Exception {
        Identity nobody = Identity.create(new SeededRandom(99));
        try (Scene scene = new Scene();
                Stranger stranger = Stranger.tls(scene.online.port(), nobody)) {
            stranger.send(new Hello(0, 0, "by hand", scene.library(), Standing.UNKNOWN, 0));
            assertThat(stranger.read()).isInstanceOf(Hello.class);
            stranger.send(new Introduced());
            assertThat(stranger.read()).isEqualTo(new Bye(ByeReason.UNKNOWN, 0));
        }
    }

    @Test
    void twoMembersThatWereAdmittedApartGetToKnowEachOther() throws Exception {
        Household household = Household.found(23);
        Device ann = household.founder();
        Device bob = household.admitMember();
        Device cat = household.admit(ann, Role.MEMBER, Takes.INDEX);
        Device dan = household.admit(bob, Role.MEMBER, Takes.INDEX);
        assertThat(knows(cat, dan.self())).isFalse();
        assertThat(knows(dan, cat.self())).isFalse();
        try (Online here = new Online(cat);
                Online there = new Online(dan)) {
            here.connect(there);
            Until.holds("both know each other", () -> knows(cat, dan.self()) && knows(dan, cat.self()));
            Until.holds(
                    "logs go between them",
                    () -> cat.store().logs().head(dan.library().ownLog()).isPresent()
                            && dan.store().logs().head(cat.library().ownLog()).isPresent());
        }
    }

    @Test
    void aMemberThatIsNotKnownYetIntroducesItself() throws Exception {
        Household household = Household.found(24);
        Device ann = household.founder();
        Device nas = household.admitStorage();
        Device cat = household.admit(ann, Role.MEMBER, Takes.INDEX);
        assertThat(knows(nas, cat.self())).isFalse();
        try (Online here = new Online(nas);
                Online there = new Online(cat)) {
            there.connect(here);
            Until.holds("it is known", () -> knows(nas, cat.self()));
        }
    }
}
