package dev.roost.node.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.Until;
import dev.roost.node.kit.Device;
import dev.roost.node.kit.Household;
import dev.roost.node.library.Receipts;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A receipt that reaches a device by way of another over real sockets. */
class PassedReceiptsTest {
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void aDeviceThatIsLongGoneDoesNotLookAliveToWhoeverHearsOfItLast() throws Exception {
        Household house = Household.found(23);
        Device ann = house.founder();
        Device gone = house.admitStorage();
        gone.sign(ann);
        house.time().pass(DAY.multipliedBy(30));
        Device ben = house.admitMember();
        ann.pullLogs(ben);
        try (Online first = new Online(ann);
                Online second = new Online(ben)) {
            second.connect(first);
            Until.holds("it was passed on", () -> ben.receipts().of(gone.self()).isPresent());
            Receipts.Kept kept = ben.receipts().of(gone.self()).orElseThrow();
            assertThat(ben.receipts().ageSeconds(kept))
                    .isEqualTo(DAY.multipliedBy(30).toSeconds());
            assertThat(ben.receipts().fresh()).contains(kept.receipt());
            house.time().pass(DAY.multipliedBy(5));
            assertThat(ben.receipts().fresh()).doesNotContain(kept.receipt());
            try (Online again = new Online(gone)) {
                again.connect(second);
                Until.holds(
                        "it is heard from itself",
                        () -> ben.receipts().fresh().stream()
                                .anyMatch(receipt -> receipt.device().equals(gone.self())));
            }
        }
    }
}
