package dev.roost.node.keep;

/**
 * One file's chunks on their way to another device: counts what is still under way, and tells once whether all of it has
 * arrived or never will. Safe for use by many threads.
 */
final class Shipment {
    private final Runnable arrived;
    private final Runnable lost;
    private int underWay;
    private boolean complete;
    private boolean over;

    Shipment(Runnable arrived, Runnable lost) {
        this.arrived = arrived;
        this.lost = lost;
    }

    /** One more chunk is under way. */
    synchronized void add() {
        underWay++;
    }

    /** A chunk has been acknowledged by a device that keeps it. */
    void oneArrived() {
        if (endsWith(-1, false)) {
            arrived.run();
        }
    }

    /** Nothing more will be added. */
    void complete() {
        if (endsWith(0, true)) {
            arrived.run();
        }
    }

    /** It cannot arrive now: nobody is there to take it. */
    void abandon() {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
        }
        lost.run();
    }

    synchronized boolean isOver() {
        return over;
    }

    private synchronized boolean endsWith(int change, boolean completes) {
        underWay += change;
        complete |= completes;
        if (over || !complete || underWay > 0) {
            return false;
        }
        over = true;
        return true;
    }
}
