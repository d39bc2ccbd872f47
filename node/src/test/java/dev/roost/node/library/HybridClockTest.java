package dev.roost.node.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.kit.ManualTime;
import dev.roost.node.kit.Seeds;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HybridClockTest {
    private final ManualTime time = new ManualTime();
    private final HybridClock clock = new HybridClock(time);

    @Test
    void eachTickIsLaterThanAnythingBeforeWhateverTheWallClockDoes() {
        Seeds.each(50, chance -> {
            long last = 0;
            for (int i = 0; i < 200; i++) {
                switch (chance.nextInt(4)) {
                    case 0 -> time.setWall(Instant.ofEpochMilli(chance.nextLong(2_000_000_000_000L)));
                    case 1 -> time.pass(Duration.ofMillis(chance.nextInt(1_000)));
                    case 2 -> {
                        long seen = chance.nextLong(3_000_000_000_000L) << 16;
                        clock.saw(seen);
                        last = Math.max(last, seen);
                    }
                    default -> {}
                }
                long tick = clock.tick();
                assertThat(tick).isGreaterThan(last);
                last = tick;
            }
        });
    }

    @Test
    void showsTheWallClockToPeople() {
        time.setWall(Instant.parse("2026-11-22T10:00:00.123Z"));
        assertThat(HybridClock.instant(clock.tick())).isEqualTo(Instant.parse("2026-11-22T10:00:00.123Z"));
    }

    @Test
    void aWallClockBefore1970CountsAs1970() {
        time.setWall(Instant.parse("1960-01-01T00:00:00Z"));
        assertThat(clock.tick()).isPositive();
    }

    @Test
    void aTimeThatNoClockCanShowIsNotFollowed() {
        clock.saw(Long.MAX_VALUE);
        clock.saw(-1);
        long tick = clock.tick();
        assertThat(HybridClock.instant(tick)).isEqualTo(time.instant());
        assertThat(clock.tick()).isGreaterThan(tick);
    }
}
