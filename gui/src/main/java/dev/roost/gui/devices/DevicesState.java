package dev.roost.gui.devices;

import dev.roost.gui.work.Activity;
import java.util.List;
import java.util.Optional;

/**
 * What Devices shows.
 *
 * @param checking how far re-reading this device is, while it goes on
 * @param checked what re-reading found, or empty
 * @param admits whether this device may admit others; otherwise it may only join
 */
public record DevicesState(
        List<Row> rows, Optional<Activity> checking, String checked, List<String> damaged, boolean admits) {
    /**
     * One device.
     *
     * @param holds what it has and what it lacks
     */
    public record Row(
            String id,
            String name,
            String shortId,
            String role,
            String seen,
            String holds,
            String verified,
            boolean self,
            boolean online) {}
}
