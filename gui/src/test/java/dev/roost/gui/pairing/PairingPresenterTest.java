package dev.roost.gui.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.gui.kit.PaperNode;
import dev.roost.gui.kit.Samples;
import dev.roost.gui.text.NodeTexts;
import dev.roost.gui.text.Texts;
import dev.roost.gui.work.Background;
import dev.roost.node.api.AllowQuestion;
import dev.roost.node.api.DeviceName;
import dev.roost.node.api.JoinReport;
import dev.roost.node.api.JoinRequest;
import dev.roost.node.api.NodeEvent;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.PairReport;
import dev.roost.node.api.PairRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Adding a device, without a window: the person answers while the command waits in a thread of its own. */
class PairingPresenterTest {
    private static final AllowQuestion QUESTION = new AllowQuestion("Cel\u202Elar", "q7xk 2m9v", "storage", true);
    private static final PairReport PAIRED =
            new PairReport(new DeviceName("roost1abc", "Cellar", "storage"), Optional.empty());

    private final PaperNode node = new PaperNode(Samples.member(0, 0, 0, 0, List.of(Samples.laptop())));
    private final Queue<Runnable> news = new ArrayDeque<>();
    private final List<CompletableFuture<Void>> commands = new ArrayList<>();
    private final PairingPresenter pairing = new PairingPresenter(
            node,
            new Background(deed -> commands.add(CompletableFuture.runAsync(deed)), this::post),
            Texts.in(Locale.ENGLISH));

    private void post(Runnable piece) {
        synchronized (news) {
            news.add(piece);
            news.notifyAll();
        }
    }

    /** The window's thread: takes in news until this stage is reached. */
    private PairingState until(PairingState.Stage stage) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (pairing.shown().get().stage() != stage && System.nanoTime() < end) {
            Runnable piece;
            synchronized (news) {
                while (news.isEmpty()) {
                    news.wait(TimeUnit.SECONDS.toMillis(20));
                }
                piece = news.remove();
            }
            piece.run();
        }
        assertThat(pairing.shown().get().stage()).isEqualTo(stage);
        return pairing.shown().get();
    }

    private void drain() throws Exception {
        CompletableFuture.allOf(commands.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
        synchronized (news) {
            while (!news.isEmpty()) {
                news.remove().run();
            }
        }
    }

    @Test
    void theCodeIsShownInTwoGroupsAndTheQuestionWaitsForAnAnswer() throws Exception {
        CompletableFuture<Boolean> allowed = new CompletableFuture<>();
        node.pair = (request, observer) -> {
            observer.happened(new NodeEvent.Code("48151623", 120));
            allowed.complete(observer.allow(QUESTION));
            return PAIRED;
        };
        pairing.showCode("storage");
        assertThat(pairing.shown().get().stage()).isEqualTo(PairingState.Stage.WAITING);
        PairingState asked = until(PairingState.Stage.ASKED);
        Question question = asked.question().orElseThrow();
        assertThat(question.newcomer()).isEqualTo(new Question.Named("Cellar", "q7xk 2m9v"));
        assertThat(question.host())
                .as("what the other screen shows of this one")
                .isEqualTo(new Question.Named(
                        "Anna’s laptop", NodeTexts.letters(Samples.laptop().id())));
        assertThat(question.role()).isEqualTo("Stores sealed copies and cannot see them");
        assertThat(question.sentence()).isEqualTo("“Cellar” wants to join your library");
        assertThat(allowed).isNotDone();
        pairing.answer(true);
        assertThat(until(PairingState.Stage.DONE).sentence())
                .isEqualTo("“Cellar” stores copies for you now. Copying has begun.");
        assertThat(allowed.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(node.asked()).containsExactly("device", new PairRequest(Optional.of("storage")));
    }

    @Test
    void theCodeCanBeRead() throws Exception {
        CompletableFuture<Void> go = new CompletableFuture<>();
        node.pair = (request, observer) -> {
            observer.happened(new NodeEvent.Code("48151623", 120));
            go.join();
            throw new NodeException("pairing-expired", "late");
        };
        pairing.showCode("member");
        while (pairing.shown().get().code().isEmpty()) {
            synchronized (news) {
                while (news.isEmpty()) {
                    news.wait(TimeUnit.SECONDS.toMillis(20));
                }
                news.remove().run();
            }
        }
        assertThat(pairing.shown().get().code()).isEqualTo("4815 1623");
        assertThat(pairing.shown().get().sentence()).isEqualTo("It is good for 2 minutes and three tries.");
        go.complete(null);
        assertThat(until(PairingState.Stage.FAILED).sentence()).startsWith("No device joined in time.");
    }

    @Test
    void whoSaysNoLetsNobodyIn() throws Exception {
        CompletableFuture<Boolean> allowed = new CompletableFuture<>();
        node.pair = (request, observer) -> {
            allowed.complete(observer.allow(QUESTION));
            throw new NodeException("denied", "no");
        };
        pairing.showCode("storage");
        until(PairingState.Stage.ASKED);
        pairing.answer(false);
        assertThat(allowed.get(20, TimeUnit.SECONDS)).isFalse();
        drain();
        assertThat(pairing.shown().get()).isEqualTo(PairingState.idle());
    }

    @Test
    void whatWasGivenUpAllowsNobodyAndShowsNothing() throws Exception {
        CompletableFuture<Void> go = new CompletableFuture<>();
        CompletableFuture<Boolean> allowed = new CompletableFuture<>();
        node.pair = (request, observer) -> {
            go.join();
            allowed.complete(observer.allow(QUESTION) || !observer.cancelled());
            throw new NodeException("denied", "no");
        };
        pairing.showCode("storage");
        pairing.stop();
        go.complete(null);
        assertThat(allowed.get(20, TimeUnit.SECONDS)).isFalse();
        drain();
        assertThat(pairing.shown().get()).isEqualTo(PairingState.idle());
    }

    @Test
    void whoJoinsSaysWhereAndHearsOfIt() throws Exception {
        List<JoinReport> heard = new ArrayList<>();
        JoinReport report = new JoinReport(
                new JoinReport.Joined("ab", "member"), new JoinReport.By("roost1x", "Anna’s laptop"), Optional.empty());
        node.join = (request, observer) -> report;
        pairing.join("1234 5678", " 192.168.1.2:47100 ", heard::add);
        assertThat(until(PairingState.Stage.DONE).sentence())
                .isEqualTo("This computer belongs to the library of “Anna’s laptop” now.");
        assertThat(heard).containsExactly(report);
        assertThat(node.asked())
                .containsExactly(
                        "device", new JoinRequest("1234 5678", Optional.of("192.168.1.2:47100"), Optional.empty()));
    }

    @Test
    void aWrongCodeIsASentenceAndAnotherTryIsAllowed() throws Exception {
        node.join = (request, observer) -> {
            throw new NodeException("wrong-code", "The code is wrong. 2 more tries are left.");
        };
        pairing.join("1", "", report -> {});
        assertThat(until(PairingState.Stage.FAILED).sentence()).startsWith("The code is wrong. Compare it");
        assertThat(pairing.shown().get().isUnderWay()).isFalse();
    }

    @Test
    void theCodeOfANewDeviceIsTypedWhereTheLibraryIsAndItsRoleIsGivenThere() throws Exception {
        CompletableFuture<Boolean> allowed = new CompletableFuture<>();
        node.join = (request, observer) -> {
            allowed.complete(observer.allow(QUESTION));
            return new JoinReport(
                    new JoinReport.Joined("ab", "storage"),
                    new JoinReport.By("roost1x", "Anna’s laptop"),
                    Optional.of(new DeviceName("roost1abc", "Cellar", "storage")));
        };
        pairing.admit("1234 5678", " 192.168.1.2:47100 ", "storage");
        Question question = until(PairingState.Stage.ASKED).question().orElseThrow();
        assertThat(question.newcomer()).isEqualTo(new Question.Named("Cellar", "q7xk 2m9v"));
        assertThat(question.sentence()).isEqualTo("“Cellar” wants to join your library");
        assertThat(allowed).isNotDone();
        pairing.answer(true);
        assertThat(until(PairingState.Stage.DONE).sentence())
                .isEqualTo("“Cellar” stores copies for you now. Copying has begun.");
        assertThat(node.asked())
                .containsExactly(
                        "device",
                        new JoinRequest("1234 5678", Optional.of("192.168.1.2:47100"), Optional.of("storage")));
    }

    @Test
    void whoJoinsMayShowTheCodeAndHearsWhatItJoined() throws Exception {
        List<JoinReport> heard = new ArrayList<>();
        JoinReport.Joined joined = new JoinReport.Joined("ab", "member");
        node.pair = (request, observer) ->
                new PairReport(new DeviceName("roost1x", "Anna’s laptop", "member"), Optional.of(joined));
        pairing.showCodeToJoin(heard::add);
        assertThat(until(PairingState.Stage.DONE).sentence())
                .isEqualTo("This computer belongs to the library of “Anna’s laptop” now.");
        assertThat(heard)
                .containsExactly(
                        new JoinReport(joined, new JoinReport.By("roost1x", "Anna’s laptop"), Optional.empty()));
        assertThat(node.asked()).containsExactly("device", new PairRequest(Optional.empty()));
    }

    @Test
    void whereNeitherDeviceHasALibraryItSaysSo() throws Exception {
        node.pair = (request, observer) -> {
            throw new NodeException("neither-library", "Neither.");
        };
        pairing.showCodeToJoin(report -> {});
        assertThat(until(PairingState.Stage.FAILED).sentence()).startsWith("Neither of the two devices has a library");
    }
}
