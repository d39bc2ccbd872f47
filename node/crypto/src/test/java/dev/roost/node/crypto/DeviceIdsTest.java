package dev.roost.node.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.proto.Samples;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.MalformedException;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeviceIdsTest {
    @Test
    void knownText() throws MalformedException {
        DeviceId id = DeviceId.of(new byte[32]);
        assertThat(DeviceIds.text(id)).isEqualTo("roost1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqjcfd4w");
        assertThat(DeviceIds.parse(DeviceIds.text(id))).isEqualTo(id);
    }

    @Test
    void comesBackFromEveryWayOfWritingIt() throws MalformedException {
        for (int seed = 0; seed < 200; seed++) {
            DeviceId id = new Samples(seed).deviceId();
            assertThat(DeviceIds.parse(DeviceIds.text(id))).isEqualTo(id);
            assertThat(DeviceIds.parse(DeviceIds.grouped(id))).isEqualTo(id);
            assertThat(DeviceIds.parse(DeviceIds.text(id).toUpperCase(Locale.ROOT)))
                    .isEqualTo(id);
            assertThat(DeviceIds.parse(" " + DeviceIds.grouped(id).replace('-', ' ')))
                    .isEqualTo(id);
            assertThat(DeviceIds.shortText(id)).matches("[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}");
        }
    }

    @Test
    void findsUpToFourWrongCharacters() {
        Random random = new Random(3);
        String alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
        for (int round = 0; round < 5_000; round++) {
            String right = DeviceIds.text(new Samples(round).deviceId());
            StringBuilder text = new StringBuilder(right);
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                text.setCharAt(6 + random.nextInt(58), alphabet.charAt(random.nextInt(32)));
            }
            if (!text.toString().equals(right)) {
                assertThatThrownBy(() -> DeviceIds.parse(text.toString()))
                        .as("round %d", round)
                        .isInstanceOf(MalformedException.class);
            }
        }
    }

    @Test
    void refusesWhatIsNoId() {
        for (String text :
                new String[] {"", "roost1", "roost1qqqq", "hello", "roost1b" + "q".repeat(57), "qQ" + "q".repeat(56)}) {
            assertThatThrownBy(() -> DeviceIds.parse(text)).isInstanceOf(MalformedException.class);
        }
    }
}
