package dev.roost.node.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roost.node.Until;
import dev.roost.node.api.JoinReport;
import dev.roost.node.api.JoinRequest;
import dev.roost.node.api.NodeException;
import dev.roost.node.crypto.Identity;
import dev.roost.node.library.Library;
import dev.roost.node.peer.Stranger;
import dev.roost.proto.SeededRandom;
import dev.roost.proto.message.Bye;
import dev.roost.proto.message.ByeReason;
import dev.roost.proto.message.PairOpen;
import dev.roost.proto.message.PairRound1;
import dev.roost.proto.model.EntryKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pairing between whole nodes over the loopback interface, mostly as it goes wrong. Longer than 300 lines, so that every
 * way in which it goes wrong is read in one place.
 */
class PairingTest {
    private static final Optional<String> STORAGE = Optional.of("storage");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Homes homes;

    @SuppressWarnings("NullAway.Init")
    private LocalControl ann;

    @SuppressWarnings("NullAway.Init")
    private LocalControl nas;

    @BeforeEach
    void begin() throws Exception {
        homes = new Homes(folder);
        ann = homes.begin("ann", "member");
        nas = homes.begin("nas", "storage");
    }

    @AfterEach
    void close() {
        homes.close();
    }

    private static JoinReport join(LocalControl guest, LocalControl host, String code, Person person)
            throws NodeException {
        return guest.join(new JoinRequest(code, Homes.address(host), Optional.empty()), person);
    }

    private static NodeException refused(LocalControl guest, LocalControl host, String code, Person person) {
        return catchThrowableOfType(NodeException.class, () -> join(guest, host, code, person));
    }

    private static String another(String code, int by) {
        return "%08d".formatted((Integer.parseInt(code) + by) % 100_000_000);
    }

    private void nothingCameOfIt() throws NodeException {
        assertThat(ann.devices().devices()).hasSize(1);
        assertThat(nas.node().isAlone()).isTrue();
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
                .hasMessage("The other device does not wait for one to join. Run 'roost pair' there first.")
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
    void aCodeIsGoodForTwoMinutes() throws Exception {
        Person.Hosting hosting = Person.whoSays(true).host(ann, STORAGE);
        String code = hosting.code();
        homes.pass(Duration.ofMinutes(2));
        assertThat(refused(nas, ann, code, Person.whoSays(true))).returns("no-pairing", NodeException::code);
        nothingCameOfIt();
    }

    @Test
    void aNewCodeEndsTheOneBefore() throws Exception {
        Person.Hosting first = Person.whoSays(true).host(ann, STORAGE);
        String old = first.code();
        Person.Hosting second = Person.whoSays(true).host(ann, STORAGE);
        second.code();
        assertThat(first.failure())
                .hasMessage("Another 'roost pair' began on this device, and this code is dead. Use the newer one.")
                .returns("pairing-expired", NodeException::code);
        assertThat(refused(nas, ann, old, Person.whoSays(true))).returns("wrong-code", NodeException::code);
        join(nas, ann, second.code(), Person.whoSays(true));
        assertThat(second.report().paired().name()).isEqualTo("nas");
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

    private static boolean waits(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Test
    void whileOnePersonIsAskedAnotherDeviceIsToldToWait() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        Person slow = new Person(question -> waits(answer));
        Person.Hosting hosting = slow.host(ann, STORAGE);
        String code = hosting.code();
        Thread joining = new Thread(
                () -> assertThat(refused(nas, ann, code, Person.whoSays(true))).isNull(), "test-guest");
        joining.start();
        slow.question();
        LocalControl other = homes.begin("other", "storage");
        assertThat(refused(other, ann, code, Person.whoSays(true))).returns("pairing-busy", NodeException::code);
        answer.countDown();
        assertThat(hosting.report().paired().name()).isEqualTo("nas");
        joining.join(20_000);
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

    @Test
    void whoeverIsPairedAlreadyMayPairAgainAndStaysOneDevice() throws Exception {
        for (int i = 0; i < 2; i++) {
            Person.Hosting hosting = Person.whoSays(true).host(ann, STORAGE);
            join(nas, ann, hosting.code(), Person.whoSays(true));
            assertThat(hosting.report().paired().name()).isEqualTo("nas");
        }
        assertThat(ann.devices().devices()).hasSize(2);
        assertThat(nas.node().libraries()).hasSize(1);
        Until.passes(() -> assertThat(nas.devices().devices())
                .filteredOn(device -> !device.self())
                .singleElement()
                .satisfies(device -> assertThat(device.online()).isTrue()));
    }

    private long admissions() throws Exception {
        Library library = ann.node().memberLibrary().orElseThrow().library();
        return library.rosterEntries().stream()
                .filter(entry -> entry.fields().kind().equals(EntryKind.ADD))
                .count();
    }

    @Test
    void whoeverPairsAgainInItsRoleIsToldTheRosterAndNotSignedInAgain() throws Exception {
        join(nas, ann, Person.whoSays(true).host(ann, STORAGE).code(), Person.whoSays(true));
        LibraryNode library = nas.node().libraries().get(0);
        assertThat(admissions()).isEqualTo(1);
        Person.Hosting again = Person.whoSays(true).host(ann, STORAGE);
        join(nas, ann, again.code(), Person.whoSays(true));
        assertThat(again.report().paired().name()).isEqualTo("nas");
        assertThat(admissions()).isEqualTo(1);
        assertThat(nas.node().libraries()).containsExactly(library);
    }

    @Test
    void aStorageDeviceThatPairsAgainAsAMemberIsRefusedBeforeAnybodyIsAskedAndGetsNoKeys() throws Exception {
        LocalControl box = homes.open("box");
        box.node().goOnline();
        join(box, ann, Person.whoSays(true).host(ann, STORAGE).code(), Person.whoSays(true));
        Person host = Person.whoSays(true);
        Person guest = Person.whoSays(true);
        Person.Hosting hosting = host.host(ann, Optional.of("member"));
        String code = hosting.code();
        NodeException refused = catchThrowableOfType(
                NodeException.class,
                () -> box.join(new JoinRequest(code, Homes.address(ann), Optional.of("member")), guest));
        assertThat(refused)
                .hasMessage("This device is in this library as a storage device already; its role cannot be changed"
                        + " yet.");
        assertThat(hosting.failure())
                .returns("role-mismatch", NodeException::code)
                .hasMessageEndingWith(
                        "is in this library as a storage device already; its role cannot be changed" + " yet.");
        assertThat(host.wasAsked() || guest.wasAsked()).isFalse();
        assertThat(admissions()).isEqualTo(1);
        assertThat(box.node().memberLibrary()).isEmpty();
    }

    @Test
    void whereWhoeverAskedForACodeIsGoneTheWindowIsShut() throws Exception {
        Person person = Person.whoSays(true);
        Person.Hosting hosting = person.host(ann, STORAGE);
        String code = hosting.code();
        person.leave();
        assertThat(hosting.failure()).returns("pairing-expired", NodeException::code);
        assertThat(refused(nas, ann, code, Person.whoSays(true))).returns("no-pairing", NodeException::code);
    }

    @Test
    void anOlderPairThatEndsLeavesTheNewerOneOpen() throws Exception {
        Person older = Person.whoSays(true);
        Person.Hosting first = older.host(ann, STORAGE);
        first.code();
        Person.Hosting second = Person.whoSays(true).host(ann, STORAGE);
        String code = second.code();
        older.leave();
        assertThat(first.failure()).isNotNull();
        join(nas, ann, code, Person.whoSays(true));
        assertThat(second.report().paired().name()).isEqualTo("nas");
    }

    private static Stranger silent(LocalControl host) throws Exception {
        Stranger stranger = Stranger.tls(Homes.port(host), Identity.create(new SeededRandom(77)));
        stranger.send(new PairOpen(0));
        assertThat(stranger.read()).isInstanceOf(PairRound1.class);
        return stranger;
    }

    @Test
    void aStrangerWhoSaysNothingKeepsNobodyOut() throws Exception {
        Person.Hosting hosting = Person.whoSays(true).host(ann, STORAGE);
        String code = hosting.code();
        try (Stranger stranger = silent(ann)) {
            join(nas, ann, code, Person.whoSays(true));
            assertThat(hosting.report().paired().name()).isEqualTo("nas");
            assertThat(stranger.read()).isEqualTo(new Bye(ByeReason.BUSY, 0));
        }
    }

    @Test
    void aStrangerHasTenSecondsForTheRounds() throws Exception {
        Person.Hosting hosting = Person.whoSays(true).host(ann, STORAGE);
        hosting.code();
        try (Stranger stranger = silent(ann)) {
            homes.pass(Duration.ofSeconds(11));
            assertThat(stranger.read()).isEqualTo(new Bye(ByeReason.TIMEOUT, 0));
        }
    }

    @Test
    void whenTheWindowEndsWhileSomebodyIsAskedTheOtherDeviceIsLetGo() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        Person slow = new Person(question -> waits(answer));
        Person.Hosting hosting = slow.host(ann, STORAGE);
        String code = hosting.code();
        CompletableFuture<NodeException> joining =
                CompletableFuture.supplyAsync(() -> refused(nas, ann, code, Person.whoSays(true)));
        slow.question();
        homes.pass(Duration.ofSeconds(121));
        assertThat(hosting.failure()).returns("pairing-expired", NodeException::code);
        assertThat(joining.get(20, TimeUnit.SECONDS))
                .hasMessage("Pairing took too long, and the other device gave it up.");
        answer.countDown();
        nothingCameOfIt();
    }

    @Test
    void aMistakeOfThisProgramEndsThePairingAndNotEveryLaterOne() throws Exception {
        Person odd = new Person(question -> {
            throw new IllegalStateException("a mistake");
        });
        Person.Hosting hosting = odd.host(ann, STORAGE);
        assertThat(refused(nas, ann, hosting.code(), Person.whoSays(true))).isNotNull();
        assertThat(hosting.failure()).hasMessageStartingWith("Something unexpected went wrong");
        Person.Hosting second = Person.whoSays(true).host(ann, STORAGE);
        join(nas, ann, second.code(), Person.whoSays(true));
        assertThat(second.report().paired().name()).isEqualTo("nas");
    }
}
