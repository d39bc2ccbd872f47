package dev.roost.proto;

import java.security.SecureRandom;
import java.util.Random;

/** Chance that is the same for the same seed, where a test must be repeatable. */
public class SeededRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final Random random;

    public SeededRandom(long seed) {
        this.random = new Random(seed);
    }

    @Override
    public synchronized void nextBytes(byte[] bytes) {
        random.nextBytes(bytes);
    }
}
