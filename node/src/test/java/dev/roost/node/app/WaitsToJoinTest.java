package dev.roost.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.Until;
import dev.roost.node.api.AllowQuestion;
import dev.roost.node.api.NodeEvent;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.Observer;
import dev.roost.node.api.PairReport;
import dev.roost.proto.model.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A storage device that belongs nowhere shows codes by itself. */
class WaitsToJoinTest extends MeetingTest {
    /** Reads what is printed. */
    private static final class Reader implements Observer {
        final List<String> codes = new CopyOnWriteArrayList<>();
        volatile boolean gone;

        @Override
        public void happened(NodeEvent event) {
            if (event instanceof NodeEvent.Code code) {
                codes.add(code.code());
            }
        }

        @Override
        public boolean allow(AllowQuestion question) {
            return true;
        }

        @Override
        public boolean cancelled() {
            return gone;
        }

        String code(int number) {
            Until.passes(() -> assertThat(codes).hasSizeGreaterThanOrEqualTo(number));
            return codes.get(number - 1);
        }
    }

    private CompletableFuture<Optional<PairReport>> begin(Reader reader) {
        CompletableFuture<Optional<PairReport>> end = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        end.complete(new WaitsToJoin(nas.node()).run(reader));
                    } catch (InterruptedException | RuntimeException e) {
                        end.completeExceptionally(e);
                    }
                },
                "test-codes");
        thread.setDaemon(true);
        thread.start();
        return end;
    }

    @Test
    void whoeverTypesItsCodeAdmitsIt() throws Exception {
        Reader reader = new Reader();
        CompletableFuture<Optional<PairReport>> end = begin(reader);
        join(ann, nas, reader.code(1), Person.whoSays(true));
        assertThat(end.get(20, TimeUnit.SECONDS).orElseThrow().paired().name()).isEqualTo("ann");
        assertThat(new WaitsToJoin(nas.node()).applies()).isFalse();
    }

    @Test
    void aCodeThatIsDeadIsFollowedByAnotherOnlyWhenItsTwoMinutesAreOver() throws Exception {
        Reader reader = new Reader();
        begin(reader);
        String wrong = "%08d".formatted((Integer.parseInt(reader.code(1)) + 1) % 100_000_000);
        for (int i = 0; i < Limits.PAIRING_TRIES_MAX; i++) {
            assertThat(refused(ann, nas, wrong, Person.whoSays(true))).returns("wrong-code", NodeException::code);
        }
        assertThat(refused(ann, nas, wrong, Person.whoSays(true))).returns("no-pairing", NodeException::code);
        assertThat(reader.codes).hasSize(1);
        homes.pass(Duration.ofSeconds(Limits.PAIRING_SECONDS_MAX));
        assertThat(reader.code(2)).isNotEqualTo(reader.code(1));
        reader.gone = true;
    }

    @Test
    void aDeviceThatNobodyJoinedInAnHourShowsNoMoreCodes() throws Exception {
        Reader reader = new Reader();
        CompletableFuture<Optional<PairReport>> end = begin(reader);
        for (int number = 1; number <= WaitsToJoin.CODES_MAX; number++) {
            reader.code(number);
            homes.pass(Duration.ofSeconds(Limits.PAIRING_SECONDS_MAX));
        }
        assertThat(end.get(20, TimeUnit.SECONDS)).isEmpty();
        assertThat(reader.codes).hasSize(WaitsToJoin.CODES_MAX);
    }

    @Test
    void aCodeThatAPersonAskedForIsLeftAlone() throws Exception {
        Reader reader = new Reader();
        begin(reader);
        reader.code(1);
        Person.Hosting asked = Person.whoSays(true).host(nas, Optional.empty());
        String code = asked.code();
        homes.pass(Duration.ofSeconds(1));
        join(ann, nas, code, Person.whoSays(true));
        assertThat(asked.report().paired().name()).isEqualTo("ann");
        assertThat(reader.codes).hasSize(1);
    }

    @Test
    void onceItTypedTheCodeOfAnotherDeviceItsOwnIsDead() throws Exception {
        Reader reader = new Reader();
        CompletableFuture<Optional<PairReport>> end = begin(reader);
        String own = reader.code(1);
        join(nas, ann, Person.whoSays(true).host(ann, STORAGE).code(), Person.whoSays(true));
        assertThat(end.get(20, TimeUnit.SECONDS)).isEmpty();
        LocalControl bob = homes.begin("bob", "member");
        assertThat(refused(bob, nas, own, Person.whoSays(true))).returns("no-pairing", NodeException::code);
    }
}
