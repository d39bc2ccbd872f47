package dev.roost.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.Until;
import dev.roost.node.api.JoinReport;
import dev.roost.node.api.NodeException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Pairing between whole nodes: the codes that people type and the answers that they give. */
class PairingTest extends MeetingTest {
    private static String another(String code, int by) {
        return "%08d".formatted((Integer.parseInt(code) + by) % 100_000_000);
    }

    @Test
    void bothPeopleAreAskedAboutTheOtherDeviceAndBothSidesKnowEachOtherThen() throws Exception {
        Person host = Person.whoSays(true);
        Person guest = Person.whoSays(true);
        Person.Hosting hosting = host.host(ann, Optional.empty());
        JoinReport joined = join(nas, ann, hosting.code(), guest);
        assertThat(hosting.report().paired().name()).isEqualTo("nas");
        assertThat(joined.joined().role()).isEqualTo("storage");
        assertThat(host.question().name()).isEqualTo("nas");
        assertThat(host.question().joining()).isTrue();
        assertThat(guest.question().name()).isEqualTo("ann");
        assertThat(guest.question().joining()).isFalse();
        assertThat(host.question().role()).isEqualTo(guest.question().role()).isEqualTo("storage");
        Until.passes(() -> assertThat(ann.devices().devices())
                .filteredOn(device -> !device.self())
                .singleElement()
                .satisfies(device -> assertThat(device.online()).isTrue()));
    }

    @Test
    void threeWrongCodesKillTheCodeAndThenTheRightOneFailsToo() throws Exception {
        Person.Hosting hosting = Person.whoSays(true).host(ann, STORAGE);
        String code = hosting.code();
        assertThat(refused(nas, ann, another(code, 1), Person.whoSays(true)))
                .hasMessage("The code is wrong. 2 more tries are left.")
                .returns("wrong-code", NodeException::code);
        assertThat(refused(nas, ann, another(code, 2), Person.whoSays(true)))
                .hasMessage("The code is wrong. One more try is left.");
        assertThat(refused(nas, ann, another(code, 3), Person.whoSays(true)))
                .hasMessage("The code is wrong. The code is dead now: run 'roost pair' there again.");
        assertThat(hosting.failure()).hasMessageStartingWith("Three wrong codes: this code is dead.");
        assertThat(refused(nas, ann, code, Person.whoSays(true)))
                .hasMessage("The other device shows no code. Run 'roost pair' there first.")
                .returns("no-pairing", NodeException::code);
        nothingCameOfIt();
    }

    @Test
    void afterAWrongCodeTheRightOneStillPairs() throws Exception {
        Person.Hosting hosting = Person.whoSays(true).host(ann, STORAGE);
        Person guest = Person.whoSays(true);
        assertThat(refused(nas, ann, another(hosting.code(), 7), guest)).isNotNull();
        assertThat(guest.wasAsked()).isFalse();
        join(nas, ann, hosting.code(), guest);
        assertThat(hosting.report().paired().name()).isEqualTo("nas");
    }

    @Test
    void theCodeOfAnotherLibrarysDeviceIsWrong() throws Exception {
        LocalControl bob = homes.begin("bob", "member");
        Person.Hosting atAnn = Person.whoSays(true).host(ann, STORAGE);
        Person.Hosting atBob = Person.whoSays(true).host(bob, STORAGE);
        assertThat(refused(nas, bob, atAnn.code(), Person.whoSays(true))).returns("wrong-code", NodeException::code);
        nothingCameOfIt();
        JoinReport joined = join(nas, bob, atBob.code(), Person.whoSays(true));
        assertThat(joined.by().name()).isEqualTo("bob");
        // The storage device may serve a second library.
        assertThat(join(nas, ann, atAnn.code(), Person.whoSays(true)).by().name())
                .isEqualTo("ann");
        assertThat(nas.node().libraries()).hasSize(2);
    }

    @Test
    void whereTheHostSaysNoNobodyJoins() throws Exception {
        Person.Hosting hosting = Person.whoSays(false).host(ann, STORAGE);
        assertThat(refused(nas, ann, hosting.code(), Person.whoSays(true)))
                .hasMessage("The person at the other device said no.")
                .returns("denied", NodeException::code);
        assertThat(hosting.failure()).hasMessage("The device was not allowed in.");
        nothingCameOfIt();
    }

    @Test
    void whereTheGuestSaysNoNobodyJoins() throws Exception {
        Person.Hosting hosting = Person.whoSays(true).host(ann, STORAGE);
        assertThat(refused(nas, ann, hosting.code(), Person.whoSays(false)))
                .hasMessage("Joining was not allowed at this device.")
                .returns("denied", NodeException::code);
        assertThat(hosting.failure()).returns("denied", NodeException::code);
        nothingCameOfIt();
    }

    @Test
    void whereTheGuestVanishesTheHostSaysSoAndCanPairAgain() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Person gone = new Person(question -> waits(never));
        Person.Hosting hosting = Person.whoSays(true).host(ann, STORAGE);
        String code = hosting.code();
        Thread joining = new Thread(() -> refused(nas, ann, code, gone), "test-guest");
        joining.setDaemon(true);
        joining.start();
        gone.question();
        homes.end(nas);
        assertThat(hosting.failure())
                .hasMessage("The other device went away before it had joined.")
                .returns("pairing-failed", NodeException::code);
        joining.join(20_000);
        LocalControl again = homes.open("nas");
        Person.Hosting second = Person.whoSays(true).host(ann, STORAGE);
        join(again, ann, second.code(), Person.whoSays(true));
        assertThat(second.report().paired().name()).isEqualTo("nas");
    }

    @Test
    void whereTheHostVanishesTheGuestSaysSoAndBelongsToNothing() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Person gone = new Person(question -> waits(never));
        Person.Hosting hosting = gone.host(ann, STORAGE);
        String code = hosting.code();
        Thread ending = new Thread(
                () -> {
                    try {
                        gone.question();
                        homes.end(ann);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                "test-end");
        ending.setDaemon(true);
        ending.start();
        assertThat(refused(nas, ann, code, Person.whoSays(true)))
                .hasMessage("The other device went away while pairing.")
                .returns("pairing-failed", NodeException::code);
        assertThat(nas.node().isAlone()).isTrue();
        ending.join(20_000);
    }

    @Test
    void aDeviceDoesNotPairWithItself() throws Exception {
        Person.Hosting hosting = Person.whoSays(true).host(ann, Optional.empty());
        assertThat(refused(ann, ann, hosting.code(), Person.whoSays(true))).returns("has-library", NodeException::code);
        assertThat(refused(nas, nas, hosting.code(), Person.whoSays(true))).returns("no-pairing", NodeException::code);
        nothingCameOfIt();
    }

    @Test
    void whereBothWantAnotherRoleNobodyJoins() throws Exception {
        Person.Hosting hosting = Person.whoSays(true).host(ann, Optional.of("member"));
        assertThat(refused(nas, ann, hosting.code(), Person.whoSays(true)))
                .returns("role-mismatch", NodeException::code);
        assertThat(hosting.failure())
                .hasMessage("The joining device wants to be a storage device, the other one would admit it as a member."
                        + " Give both the same --role.")
                .returns("role-mismatch", NodeException::code);
        nothingCameOfIt();
    }
}
