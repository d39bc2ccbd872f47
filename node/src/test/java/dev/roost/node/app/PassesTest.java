package dev.roost.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PassesTest {
    private int count;
    private Passes.Pass next = () -> {};

    private Passes passes() {
        return new Passes("counting", Runnable::run, () -> {
            count++;
            next.run();
        });
    }

    @AfterEach
    void forgetInterrupts() {
        Thread.interrupted();
    }

    @Test
    void beginAgainHoweverTheLastOneEnded() {
        Passes passes = passes();
        next = () -> {
            throw new IllegalStateException("a mistake");
        };
        passes.wake();
        next = () -> {
            throw new IOException("a disk");
        };
        passes.wake();
        next = () -> {
            throw new InterruptedException("a stop");
        };
        passes.wake();
        next = () -> {};
        passes.wake();
        assertThat(count).isEqualTo(4);
    }

    @Test
    void areWokenAgainWhereNobodyWouldRunThemBefore() {
        Deque<RuntimeException> refusals = new ArrayDeque<>();
        refusals.add(new RejectedExecutionException("full"));
        Passes passes = new Passes(
                "counting",
                task -> {
                    if (!refusals.isEmpty()) {
                        throw refusals.remove();
                    }
                    task.run();
                },
                () -> count++);
        passes.wake();
        assertThat(count).isZero();
        passes.wake();
        assertThat(count).isEqualTo(1);
    }

    @Test
    void goOnOnceMoreIfWokenMeanwhile() {
        Passes passes = passes();
        next = () -> {
            if (count == 1) {
                passes.wake();
                passes.wake();
            }
        };
        passes.wake();
        assertThat(count).isEqualTo(2);
    }
}
