package dev.roost.node.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.api.Problem;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private final Problems problems = new Problems();

    @Test
    void aProblemStandsOnceWithItsNewestSentenceUntilItIsOver() {
        problems.report("device-full", "nas", "The disk is full.");
        problems.report("device-full", "nas", "The disk is nearly full.");
        assertThat(problems.all()).containsExactly(new Problem("device-full", "The disk is nearly full."));
        problems.clear("device-full", "nas");
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void oneCodeAboutTwoThingsAndTwoCodesAboutOneThingStandBesideEachOther() {
        problems.report("folder-gone", "a", "a");
        problems.report("folder-gone", "b", "b");
        problems.report("file-not-kept", "a", "c");
        problems.clear("folder-gone", "a");
        assertThat(problems.all()).extracting(Problem::message).containsExactly("b", "c");
    }

    @Test
    void howeverManyOfAKindTheyHideNoneOfAnother() {
        for (int i = 0; i < 1_000; i++) {
            problems.report("file-not-kept", "file " + i, "file " + i);
        }
        problems.report("device-full", "nas", "The disk is full.");
        problems.report("file-not-kept", "file 7", "again");
        assertThat(problems.all())
                .hasSize(101)
                .contains(new Problem("device-full", "The disk is full."), new Problem("file-not-kept", "again"));
    }
}
