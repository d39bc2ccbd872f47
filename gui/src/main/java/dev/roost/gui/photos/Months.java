package dev.roost.gui.photos;

import dev.roost.node.api.TimelineReport;
import java.util.Arrays;
import java.util.List;

/** The months that have photos, and where each begins among all photos. Immutable. */
public final class Months {
    public static final Months NONE = new Months(List.of());

    private final List<TimelineReport.Month> months;
    private final long[] firsts;

    private Months(List<TimelineReport.Month> months) {
        this.months = months;
        this.firsts = new long[months.size() + 1];
        for (int i = 0; i < months.size(); i++) {
            firsts[i + 1] = firsts[i] + months.get(i).photos();
        }
    }

    public static Months of(TimelineReport report) {
        return new Months(
                report.months().stream().filter(month -> month.photos() > 0).toList());
    }

    public int count() {
        return months.size();
    }

    public long photos() {
        return firsts[months.size()];
    }

    /** Such as {@code 2024-07}, or empty; by its number from 0. */
    public String name(int month) {
        return months.get(month).month();
    }

    public long photos(int month) {
        return months.get(month).photos();
    }

    /** The place of a month's first photo among all. */
    public long first(int month) {
        return firsts[month];
    }

    /** In which month a photo is. */
    public int of(long photo) {
        if (photo < 0 || photo >= photos()) {
            throw new IndexOutOfBoundsException("photo " + photo + " of " + photos());
        }
        int found = Arrays.binarySearch(firsts, photo);
        return found >= 0 ? found : -found - 2;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Months that && months.equals(that.months);
    }

    @Override
    public int hashCode() {
        return months.hashCode();
    }
}
