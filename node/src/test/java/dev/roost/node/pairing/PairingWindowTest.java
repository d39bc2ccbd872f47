package dev.roost.node.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.kit.ManualTime;
import dev.roost.proto.SeededRandom;
import dev.roost.proto.message.ByeReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairingWindowTest {
    private final ManualTime time = new ManualTime();
    private final PairingWindow window = PairingWindow.open(time, new SeededRandom(1));

    /** Remembers why it was ended. */
    private static final class Try implements PairingWindow.Attempt {
        final List<ByeReason> ended = new ArrayList<>();

        @Override
        public void end(ByeReason why) {
            ended.add(why);
        }
    }

    private static PairingException gone() {
        return new PairingException("pairing-failed", "It went away.");
    }

    @Test
    void whoHasNotProvedTheCodeGivesWayAndIsNeverJudged() {
        Try first = new Try();
        Try second = new Try();
        assertThat(window.begin(first)).isTrue();
        assertThat(window.begin(second)).isTrue();
        assertThat(first.ended).containsExactly(ByeReason.BUSY);
        assertThat(window.judge(first)).isFalse();
        assertThat(window.judge(second)).isTrue();
    }

    @Test
    void whoIsJudgedGivesWayToNobody() {
        Try first = new Try();
        assertThat(window.begin(first)).isTrue();
        assertThat(window.judge(first)).isTrue();
        assertThat(window.begin(new Try())).isFalse();
        window.proved(first);
        assertThat(window.begin(new Try())).isFalse();
        assertThat(first.ended).isEmpty();
    }

    @Test
    void noMoreThanThreeGuessesAreJudgedWhateverDeadAttemptsSayLater() {
        for (int left = 2; left >= 0; left--) {
            Try guess = new Try();
            assertThat(window.begin(guess)).isTrue();
            assertThat(window.judge(guess)).isTrue();
            assertThat(window.wrong(guess)).isEqualTo(left);
            window.over(guess, gone());
            assertThat(window.judge(guess)).isFalse();
        }
        assertThat(window.begin(new Try())).isFalse();
        assertThat(window.outcome()).isCompletedExceptionally();
    }

    @Test
    void anAttemptThatIsOverLeavesTheNextOneAlone() {
        Try first = new Try();
        Try second = new Try();
        assertThat(window.begin(first)).isTrue();
        assertThat(window.begin(second)).isTrue();
        window.over(first, gone());
        assertThat(window.serves(second)).isTrue();
        assertThat(window.outcome()).isNotDone();
    }

    @Test
    void theRoundsHaveTenSecondsAndPeopleAsLongAsTheWindowIsOpen() {
        Try slow = new Try();
        assertThat(window.begin(slow)).isTrue();
        time.pass(Duration.ofSeconds(9));
        window.look();
        assertThat(slow.ended).isEmpty();
        assertThat(window.judge(slow) && window.proved(slow) && window.asking(slow))
                .isTrue();
        time.pass(Duration.ofSeconds(100));
        window.look();
        assertThat(slow.ended).isEmpty();
        time.pass(Duration.ofSeconds(12));
        assertThat(window.serves(slow)).isFalse();
        window.close();
        assertThat(slow.ended).containsExactly(ByeReason.TIMEOUT);
    }

    @Test
    void theRoundsOfASilentDeviceEndAfterTenSeconds() {
        Try silent = new Try();
        assertThat(window.begin(silent)).isTrue();
        time.pass(Duration.ofSeconds(11));
        window.look();
        assertThat(silent.ended).containsExactly(ByeReason.TIMEOUT);
    }
}
