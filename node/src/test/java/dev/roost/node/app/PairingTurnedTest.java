package dev.roost.node.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roost.node.Until;
import dev.roost.node.api.JoinReport;
import dev.roost.node.api.JoinRequest;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.PairReport;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Pairing where the device without a library shows the code, and the one that has a library types it. */
class PairingTurnedTest extends MeetingTest {
    private static final Optional<String> ANY = Optional.empty();

    private static String another(String code) {
        return "%08d".formatted((Integer.parseInt(code) + 1) % 100_000_000);
    }

    private void areOnline() {
        Until.passes(() -> assertThat(ann.devices().devices())
                .filteredOn(device -> !device.self())
                .singleElement()
                .satisfies(device -> assertThat(device.online()).isTrue()));
    }

    @Test
    void theDeviceThatHasTheLibraryAdmitsTheOneWhoseCodeItsPersonTypes() throws Exception {
        Person atNas = Person.whoSays(true);
        Person atAnn = Person.whoSays(true);
        Person.Hosting hosting = atNas.host(nas, ANY);
        JoinReport typed = join(ann, nas, hosting.code(), atAnn);
        assertThat(typed.admitted().orElseThrow().name()).isEqualTo("nas");
        assertThat(typed.admitted().orElseThrow().role()).isEqualTo("storage");
        assertThat(typed.by().name()).isEqualTo("ann");
        assertThat(typed.joined().role()).isEqualTo("storage");
        PairReport shown = hosting.report();
        assertThat(shown.paired().name()).isEqualTo("ann");
        assertThat(shown.joined().orElseThrow()).isEqualTo(typed.joined());
        assertThat(atAnn.question().joining()).isTrue();
        assertThat(atAnn.question().name()).isEqualTo("nas");
        assertThat(atNas.question().joining()).isFalse();
        assertThat(atNas.question().role()).isEqualTo("storage");
        assertThat(nas.node().memberLibrary()).isEmpty();
        areOnline();
    }

    @Test
    void aFreshDeviceBecomesAMemberIfThatIsGivenWhereTheLibraryIs() throws Exception {
        LocalControl bob = homes.open("bob");
        bob.node().goOnline();
        Person.Hosting hosting = Person.whoSays(true).host(bob, ANY);
        String code = hosting.code();
        ann.join(new JoinRequest(code, Homes.address(bob), Optional.of("member")), Person.whoSays(true));
        assertThat(hosting.report().joined().orElseThrow().role()).isEqualTo("member");
        Until.passes(() -> assertThat(bob.node().memberLibrary()).isPresent());
    }

    @Test
    void aStorageDeviceIsNotMadeAMemberByWhoeverTypesItsCode() throws Exception {
        Person person = Person.whoSays(true);
        Person.Hosting hosting = person.host(nas, ANY);
        String code = hosting.code();
        assertThat(catchThrowableOfType(
                        NodeException.class,
                        () -> ann.join(new JoinRequest(code, Homes.address(nas), Optional.of("member")), person)))
                .returns("role-mismatch", NodeException::code);
        assertThat(hosting.failure()).returns("role-mismatch", NodeException::code);
        assertThat(person.wasAsked()).isFalse();
        nothingCameOfIt();
    }

    @Test
    void threeWrongCodesKillTheCodeHereToo() throws Exception {
        Person atAnn = Person.whoSays(true);
        Person.Hosting hosting = Person.whoSays(true).host(nas, ANY);
        String code = hosting.code();
        for (int i = 0; i < 3; i++) {
            assertThat(refused(ann, nas, another(code), atAnn)).returns("wrong-code", NodeException::code);
        }
        assertThat(hosting.failure()).hasMessageStartingWith("Three wrong codes: this code is dead.");
        assertThat(refused(ann, nas, code, atAnn)).returns("no-pairing", NodeException::code);
        assertThat(atAnn.wasAsked()).isFalse();
        nothingCameOfIt();
    }

    @Test
    void whereThePersonAtTheLibrarySaysNoNobodyIsSignedInWhateverTheOtherSays() throws Exception {
        Person.Hosting hosting = Person.whoSays(true).host(nas, ANY);
        assertThat(refused(ann, nas, hosting.code(), Person.whoSays(false)))
                .hasMessage("The device was not allowed in.")
                .returns("denied", NodeException::code);
        assertThat(hosting.failure())
                .hasMessage("The person at the other device said no.")
                .returns("denied", NodeException::code);
        nothingCameOfIt();
    }

    @Test
    void whereThePersonAtTheJoiningDeviceSaysNoNobodyIsSignedIn() throws Exception {
        Person.Hosting hosting = Person.whoSays(false).host(nas, ANY);
        assertThat(refused(ann, nas, hosting.code(), Person.whoSays(true))).returns("denied", NodeException::code);
        assertThat(hosting.failure()).hasMessage("Joining was not allowed at this device.");
        nothingCameOfIt();
    }

    @Test
    void whoeverTypedTheCodeAndGaveUpBeforeTheOtherAnsweredAdmitsNobody() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        Person slow = new Person(question -> waits(answer));
        Person atAnn = new Person(question -> true);
        Person.Hosting hosting = slow.host(nas, ANY);
        String code = hosting.code();
        Thread end = new Thread(
                () -> {
                    try {
                        atAnn.question();
                        slow.question();
                        atAnn.leave();
                        answer.countDown();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                "test-end");
        end.start();
        assertThat(refused(ann, nas, code, atAnn)).returns("denied", NodeException::code);
        end.join(20_000);
        assertThat(hosting.failure()).isNotNull();
        nothingCameOfIt();
    }

    @Test
    void whereBothHaveALibraryBothAreToldSoBeforeAnybodyIsAsked() throws Exception {
        LocalControl bob = homes.begin("bob", "member");
        Person person = Person.whoSays(true);
        Person.Hosting hosting = person.host(bob, ANY);
        assertThat(refused(ann, bob, hosting.code(), person))
                .hasMessageStartingWith("Both devices have a library of their own")
                .returns("has-library", NodeException::code);
        assertThat(hosting.failure()).returns("has-library", NodeException::code);
        assertThat(person.wasAsked()).isFalse();
        nothingCameOfIt();
    }

    @Test
    void whereNeitherHasALibraryBothAreToldSo() throws Exception {
        LocalControl attic = homes.begin("attic", "storage");
        Person person = Person.whoSays(true);
        Person.Hosting hosting = person.host(attic, ANY);
        assertThat(refused(nas, attic, hosting.code(), person))
                .hasMessageStartingWith("Neither device has a library yet.")
                .returns("neither-library", NodeException::code);
        assertThat(hosting.failure()).returns("neither-library", NodeException::code);
        assertThat(person.wasAsked()).isFalse();
        nothingCameOfIt();
    }

    @Test
    void whereTheDeviceWithTheLibraryVanishesTheOtherBelongsToNothingAndCanShowANewCode() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Person gone = new Person(question -> waits(never));
        Person.Hosting hosting = Person.whoSays(true).host(nas, ANY);
        String code = hosting.code();
        Thread typing = new Thread(() -> refused(ann, nas, code, gone), "test-guest");
        typing.setDaemon(true);
        typing.start();
        gone.question();
        homes.end(ann);
        assertThat(hosting.failure()).returns("pairing-failed", NodeException::code);
        assertThat(nas.node().isAlone()).isTrue();
        typing.join(20_000);
        ann = homes.open("ann");
        Person.Hosting second = Person.whoSays(true).host(nas, ANY);
        join(ann, nas, second.code(), Person.whoSays(true));
        assertThat(second.report().paired().name()).isEqualTo("ann");
    }

    @Test
    void whereTheDeviceThatShowsTheCodeVanishesTheLibraryStaysAsItWas() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Person gone = new Person(question -> waits(never));
        Person.Hosting hosting = gone.host(nas, ANY);
        String code = hosting.code();
        Thread ending = new Thread(
                () -> {
                    try {
                        gone.question();
                        homes.end(nas);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                "test-end");
        ending.setDaemon(true);
        ending.start();
        assertThat(refused(ann, nas, code, Person.whoSays(true)))
                .hasMessage("The other device went away while pairing.")
                .returns("pairing-failed", NodeException::code);
        ending.join(20_000);
        assertThat(ann.devices().devices()).hasSize(1);
    }

    @Test
    void aDeviceThatShowsACodeIsFoundOnTheNetworkBeforeItBelongsAnywhere() throws Exception {
        LocalControl eve = homes.audible("eve", "member");
        LocalControl attic = homes.audible("attic", "storage");
        Person.Hosting hosting = Person.whoSays(true).host(attic, ANY);
        JoinReport typed = eve.join(new JoinRequest(hosting.code(), Optional.empty(), STORAGE), Person.whoSays(true));
        assertThat(typed.admitted().orElseThrow().name()).isEqualTo("attic");
        assertThat(hosting.report().paired().name()).isEqualTo("eve");
    }

    @Test
    void aStorageDeviceThatBelongsSomewhereMayShowACodeForASecondLibrary() throws Exception {
        LocalControl bob = homes.begin("bob", "member");
        for (LocalControl one : new LocalControl[] {ann, bob, ann}) {
            Person.Hosting hosting = Person.whoSays(true).host(nas, ANY);
            join(one, nas, hosting.code(), Person.whoSays(true));
            assertThat(hosting.report().joined()).isPresent();
        }
        assertThat(nas.node().libraries()).hasSize(2);
        assertThat(ann.devices().devices()).hasSize(2);
    }
}
