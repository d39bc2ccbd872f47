package dev.roost.node.media;

import dev.roost.proto.model.CaptureTime;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;

/** Whether two files were taken at one moment, as far as they say. A file that does not say agrees with any. */
final class Moments {
    /** Zones lie a multiple of this from UTC (IANA time zone database, since 1972). */
    private static final long ZONE_STEP_SECONDS = 15 * 60;

    private static final long ZONE_MAX_SECONDS = 14 * 60 * 60;

    private Moments() {}

    /** One camera wrote both, by one clock. */
    static boolean sameClock(FolderFile one, FolderFile other, Duration apart) {
        return agree(one.facts().captured(), other.facts().captured(), apart, false);
    }

    /** A film's clock runs in UTC, the still's in local time and often without saying in which zone. */
    static boolean sameMoment(FolderFile one, FolderFile other, Duration apart) {
        return agree(one.facts().captured(), other.facts().captured(), apart, true);
    }

    private static boolean agree(
            Optional<CaptureTime> one, Optional<CaptureTime> other, Duration apart, boolean acrossZones) {
        if (one.isEmpty() || other.isEmpty()) {
            return true;
        }
        Optional<ZoneOffset> first = one.get().offset();
        Optional<ZoneOffset> second = other.get().offset();
        if (first.isPresent() && second.isPresent()) {
            Duration between = Duration.between(
                    one.get().local().toInstant(first.get()),
                    other.get().local().toInstant(second.get()));
            return between.abs().compareTo(apart) <= 0;
        }
        long between = Math.abs(
                Duration.between(one.get().local(), other.get().local()).toSeconds());
        if (!acrossZones) {
            return between <= apart.toSeconds();
        }
        long beyondZone = between % ZONE_STEP_SECONDS;
        return between <= ZONE_MAX_SECONDS + apart.toSeconds()
                && Math.min(beyondZone, ZONE_STEP_SECONDS - beyondZone) <= apart.toSeconds();
    }
}
