package dev.roost.node.media;

/**
 * The picture's edges.
 *
 * @param width in pixels as shown, turned already; 0 where unknown
 * @param height likewise
 * @param orientation how the stored pixels must be turned to be shown, 1 to 8 (EXIF 2.32, tag 0x0112); 1 where unknown
 */
public record Frame(int width, int height, int orientation) {
    /** Neither size nor orientation is known. */
    public static final Frame UNKNOWN = new Frame(0, 0, 1);

    private static final int FIRST_ON_ITS_SIDE = 5;
    private static final int ORIENTATION_MAX = 8;

    /** A frame whose stored pixels have this size; what is no size or no orientation is unknown. */
    static Frame stored(long width, long height, long orientation) {
        int turn = orientation >= 1 && orientation <= ORIENTATION_MAX ? (int) orientation : 1;
        if (width <= 0 || height <= 0 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            return new Frame(0, 0, turn);
        }
        return turn < FIRST_ON_ITS_SIDE
                ? new Frame((int) width, (int) height, turn)
                : new Frame((int) height, (int) width, turn);
    }

    public boolean isKnown() {
        return width > 0;
    }

    /** A container knows the size, a metadata block in it the orientation: each fills what the other lacks. */
    Frame or(Frame other) {
        int turn = orientation == 1 ? other.orientation : orientation;
        if (isKnown()) {
            boolean turnsNow = turn >= FIRST_ON_ITS_SIDE && orientation < FIRST_ON_ITS_SIDE;
            return turnsNow ? new Frame(height, width, turn) : new Frame(width, height, turn);
        }
        boolean turnsNow = turn >= FIRST_ON_ITS_SIDE && other.orientation < FIRST_ON_ITS_SIDE;
        return turnsNow ? new Frame(other.height, other.width, turn) : new Frame(other.width, other.height, turn);
    }
}
