package dev.roost.node.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roost.node.api.JoinReport;
import dev.roost.node.api.JoinRequest;
import dev.roost.node.api.NodeException;
import dev.roost.node.crypto.Identity;
import dev.roost.node.peer.Stranger;
import dev.roost.proto.SeededRandom;
import dev.roost.proto.message.Bye;
import dev.roost.proto.message.ByeReason;
import dev.roost.proto.message.PairOpen;
import dev.roost.proto.message.PairRound1;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How long a pairing window lasts, whose it is, and who may keep others out of it. */
class PairingWindowsTest extends MeetingTest {
    @Test
    void aCodeIsGoodForTwoMinutes() throws Exception {
        Person.Hosting hosting = Person.whoSays(true).host(ann, STORAGE);
        String code = hosting.code();
        homes.pass(Duration.ofMinutes(2));
        assertThat(refused(nas, ann, code, Person.whoSays(true))).returns("no-pairing", NodeException::code);
        nothingCameOfIt();
    }

    @Test
    void ofSeveralDevicesThatWaitTheOneIsJoinedWhoseCodeItIs() throws Exception {
        List<LocalControl> attics = List.of(homes.audible("attic 0", "storage"), homes.audible("attic 1", "storage"));
        List<LocalControl> waiting = List.of(homes.audible("eve", "member"), homes.audible("zoe", "member"));
        List<Person.Hosting> hostings = new ArrayList<>();
        for (LocalControl one : waiting) {
            hostings.add(Person.whoSays(true).host(one, STORAGE));
        }
        for (Person.Hosting hosting : List.of(hostings.get(1), hostings.get(0))) {
            String code = hosting.code();
            LocalControl attic = attics.get(hostings.indexOf(hosting));
            JoinReport joined =
                    attic.join(new JoinRequest(code, Optional.empty(), Optional.empty()), Person.whoSays(true));
            assertThat(joined.by().name()).isEqualTo(List.of("eve", "zoe").get(hostings.indexOf(hosting)));
            assertThat(hosting.report().paired().role()).isEqualTo("storage");
        }
    }

    @Test
    void aCodeOfNobodyWhoWaitsIsWrong() throws Exception {
        LocalControl eve = homes.audible("eve", "member");
        Person.Hosting hosting = Person.whoSays(true).host(eve, STORAGE);
        String other = ofNone(List.of(hosting.code()));
        LocalControl attic = homes.audible("attic", "storage");
        assertThat(catchThrowableOfType(
                        NodeException.class,
                        () -> attic.join(
                                new JoinRequest(other, Optional.empty(), Optional.empty()), Person.whoSays(true))))
                .hasMessage("The code is wrong. 2 more tries are left.");
    }

    /** Whoever announces many devices that wait would guess as often. */
    @Test
    void aCodeIsTriedAtThreeDevicesAndNoMore() throws Exception {
        LocalControl attic = homes.audible("attic", "storage");
        List<LocalControl> waiting = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        for (String name : List.of("eve", "zoe", "kim", "lea")) {
            LocalControl one = homes.audible(name, "member");
            codes.add(Person.whoSays(true).host(one, STORAGE).code());
            waiting.add(one);
        }
        NodeException refused = catchThrowableOfType(
                NodeException.class,
                () -> attic.join(
                        new JoinRequest(ofNone(codes), Optional.empty(), Optional.empty()), Person.whoSays(true)));
        assertThat(refused).hasMessage("The code is wrong. 2 more tries are left.");
        List<String> left = new ArrayList<>();
        for (LocalControl one : waiting) {
            left.add(refused(nas, one, ofNone(codes), Person.whoSays(true)).getMessage());
        }
        assertThat(left).as("one device at least was left alone").contains("The code is wrong. 2 more tries are left.");
    }

    private static String ofNone(List<String> codes) {
        return IntStream.range(0, codes.size() + 1)
                .mapToObj("%08d"::formatted)
                .filter(code -> !codes.contains(code))
                .findFirst()
                .orElseThrow();
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
    void whileOnePersonIsAskedAnotherDeviceIsToldToWait() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        Person slow = new Person(question -> waits(answer));
        Person.Hosting hosting = slow.host(ann, STORAGE);
        String code = hosting.code();
        CompletableFuture<JoinReport> joining = new CompletableFuture<>();
        Thread guest = new Thread(
                () -> {
                    try {
                        joining.complete(join(nas, ann, code, Person.whoSays(true)));
                    } catch (NodeException | RuntimeException e) {
                        joining.completeExceptionally(e);
                    }
                },
                "test-guest");
        guest.start();
        slow.question();
        LocalControl other = homes.begin("other", "storage");
        assertThat(refused(other, ann, code, Person.whoSays(true))).returns("pairing-busy", NodeException::code);
        answer.countDown();
        assertThat(hosting.report().paired().name()).isEqualTo("nas");
        assertThat(joining.get(20, TimeUnit.SECONDS).by().name()).isEqualTo("ann");
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
