package dev.roost.node.place;

/**
 * Directions and distances on a sphere of the size of the Earth, and the grid of cells of one degree in which cities lie:
 * 180 rows from the south, 360 cells each from the west. Stateless.
 */
final class Globe {
    static final int ROWS = 180;
    static final int CELLS_IN_ROW = 360;
    static final int CELLS = ROWS * CELLS_IN_ROW;

    private static final double EARTH_KM = 6_371;
    private static final int LATITUDE_MAX = 90;

    private Globe() {}

    /** Sees ranges of cells. */
    @FunctionalInterface
    interface Ranges {
        /** Cells of one row, the last one included. */
        void cells(int first, int last);
    }

    /** A direction from the middle of the Earth, of length 1. */
    record Direction(float x, float y, float z) {
        static Direction of(double latitude, double longitude) {
            double up = Math.toRadians(latitude);
            double east = Math.toRadians(longitude);
            return new Direction(
                    (float) (Math.cos(up) * Math.cos(east)), (float) (Math.cos(up) * Math.sin(east)), (float)
                            Math.sin(up));
        }
    }

    /** The square of the straight line between two directions that are so far apart on the ground. */
    static double chord(double km) {
        double half = 2 * Math.sin(km / EARTH_KM / 2);
        return half * half;
    }

    static int cell(double latitude, double longitude) {
        return row(latitude) * CELLS_IN_ROW + Math.floorMod(column(longitude), CELLS_IN_ROW);
    }

    /** All cells in which something may lie that is so near, and perhaps some more; beyond a pole the row goes around. */
    static void around(double latitude, double longitude, double km, Ranges ranges) {
        double degrees = Math.toDegrees(km / EARTH_KM);
        double wide = degreesWide(latitude, km, degrees);
        int west = (int) Math.floor(longitude - wide) + CELLS_IN_ROW / 2;
        int east = (int) Math.floor(longitude + wide) + CELLS_IN_ROW / 2;
        int last = row(latitude + degrees);
        for (int row = row(latitude - degrees); row <= last; row++) {
            int start = row * CELLS_IN_ROW;
            if (east - west + 1 >= CELLS_IN_ROW) {
                ranges.cells(start, start + CELLS_IN_ROW - 1);
            } else if (west < 0 || east >= CELLS_IN_ROW) {
                ranges.cells(start + Math.floorMod(west, CELLS_IN_ROW), start + CELLS_IN_ROW - 1);
                ranges.cells(start, start + Math.floorMod(east, CELLS_IN_ROW));
            } else {
                ranges.cells(start + west, start + east);
            }
        }
    }

    private static double degreesWide(double latitude, double km, double degrees) {
        return Math.abs(latitude) + degrees >= LATITUDE_MAX
                ? CELLS_IN_ROW
                : Math.toDegrees(Math.asin(Math.sin(km / EARTH_KM) / Math.cos(Math.toRadians(latitude))));
    }

    private static int row(double latitude) {
        int row = (int) Math.floor(latitude) + LATITUDE_MAX;
        return Math.max(0, Math.min(ROWS - 1, row));
    }

    /** 180 degrees east are 180 degrees west. */
    private static int column(double longitude) {
        return Math.floorMod((int) Math.floor(longitude) + CELLS_IN_ROW / 2, CELLS_IN_ROW);
    }
}
