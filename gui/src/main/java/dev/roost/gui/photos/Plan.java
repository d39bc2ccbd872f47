package dev.roost.gui.photos;

import java.util.Arrays;

/**
 * Where each photo lies on one long sheet: month under month, each with its heading and rows of square tiles. All in
 * units of the screen, from the top left. Immutable.
 */
public final class Plan {
    public static final double HEADING_HEIGHT = 48;
    public static final double GAP = 6;
    private static final double TILE_MIN = 150;

    private final Months months;
    private final int columns;
    private final double tile;
    private final double[] tops;

    /**
     * Lays out months.
     *
     * @param width of the sheet
     */
    public Plan(Months months, double width) {
        this.months = months;
        this.columns = Math.max(1, (int) ((width + GAP) / (TILE_MIN + GAP)));
        this.tile = Math.max(1, Math.floor((width - (columns - 1) * GAP) / columns));
        this.tops = new double[months.count() + 1];
        for (int i = 0; i < months.count(); i++) {
            tops[i + 1] = tops[i] + HEADING_HEIGHT + rows(i) * (tile + GAP) + GAP;
        }
    }

    public Months months() {
        return months;
    }

    /** How wide and high a tile is. */
    public double tile() {
        return tile;
    }

    /** Whether both lay the same photos in the same way. */
    public boolean isLike(Plan other) {
        return columns == other.columns && tile == other.tile && months.equals(other.months);
    }

    public double height() {
        return tops[months.count()];
    }

    /** Where a month's heading is; for the month after the last, where the sheet ends. */
    public double top(int month) {
        return tops[month];
    }

    public double x(long photo) {
        return column(photo) * (tile + GAP);
    }

    public double y(long photo) {
        int month = months.of(photo);
        return tops[month] + HEADING_HEIGHT + row(photo, month) * (tile + GAP);
    }

    /** In which month a height lies. */
    public int monthAt(double y) {
        int found = Arrays.binarySearch(tops, y);
        int month = found >= 0 ? found : -found - 2;
        return Math.max(0, Math.min(month, months.count() - 1));
    }

    /** The first photo of the row at a height, or of the next row below it. */
    public long firstAt(double y) {
        int month = monthAt(y);
        return months.first(month) + rowAt(y, month) * columns;
    }

    /** The last photo of the row at a height. */
    public long lastAt(double y) {
        int month = monthAt(y);
        return Math.min(months.first(month) + (rowAt(y, month) + 1) * columns, months.first(month + 1)) - 1;
    }

    /** The photo over this one; itself in the first row. */
    public long above(long photo) {
        int month = months.of(photo);
        if (row(photo, month) > 0) {
            return photo - columns;
        }
        if (month == 0) {
            return photo;
        }
        long row = months.first(month - 1) + (rows(month - 1) - 1) * columns;
        return Math.min(row + column(photo), months.first(month) - 1);
    }

    /** The photo under this one; itself in the last row. */
    public long below(long photo) {
        int month = months.of(photo);
        if (row(photo, month) < rows(month) - 1) {
            return Math.min(photo + columns, months.first(month + 1) - 1);
        }
        if (month == months.count() - 1) {
            return photo;
        }
        return Math.min(months.first(month + 1) + column(photo), months.first(month + 2) - 1);
    }

    private long rows(int month) {
        return (months.photos(month) + columns - 1) / columns;
    }

    private long row(long photo, int month) {
        return (photo - months.first(month)) / columns;
    }

    private long column(long photo) {
        return (photo - months.first(months.of(photo))) % columns;
    }

    private long rowAt(double y, int month) {
        long row = (long) Math.floor((y - tops[month] - HEADING_HEIGHT) / (tile + GAP));
        return Math.max(0, Math.min(row, rows(month) - 1));
    }
}
