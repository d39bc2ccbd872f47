package dev.roost.node.kit;

import java.util.Random;

/**
 * Runs a test with one seed after the other. {@code -Droost.seeds} says how many, {@code -Droost.seed} runs one alone; a
 * failure names its seed.
 */
public final class Seeds {
    private Seeds() {}

    /** A test made from chance that its seed decides. */
    @FunctionalInterface
    public interface SeededTest {
        void run(Random random) throws Exception;
    }

    /** Runs seeds 1 to {@code usual}, or as many as was asked for. */
    public static void each(int usual, SeededTest test) {
        Long only = Long.getLong("roost.seed");
        if (only != null) {
            run(only, test);
            return;
        }
        long count = Long.getLong("roost.seeds", usual);
        for (long seed = 1; seed <= count; seed++) {
            run(seed, test);
        }
    }

    private static void run(long seed, SeededTest test) {
        try {
            test.run(new Random(seed));
        } catch (Exception | AssertionError e) {
            throw new AssertionError("with -Droost.seed=" + seed + ": " + e.getMessage(), e);
        }
    }
}
