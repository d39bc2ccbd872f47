package dev.roost.node.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.kit.Device;
import dev.roost.node.kit.Household;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two links between the same two devices, of which one takes the other's place. */
class ReplacedLinkTest {
    private static final long SEED = 31;

    @Test
    void whereANewerLinkTakesItsPlaceTheOlderOnesDeviceIsSaidToHaveLeft() throws Exception {
        Household household = Household.found(SEED);
        Device storage = household.admitStorage();
        try (Online here = new Online(household.founder());
                Online there = new Online(storage)) {
            here.connect(there);
            assertThat(here.heard()).isEqualTo("online");
            assertThat(there.heard()).isEqualTo("online");
            here.connect(there);

            // Or whoever waits for what was offered and asked over the older link waits for ever.
            assertThat(List.of(here.heard(), here.heard())).containsExactly("offline", "online");
            assertThat(List.of(there.heard(), there.heard())).containsExactly("offline", "online");
        }
    }
}
