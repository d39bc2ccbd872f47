package dev.roost.gui.setup;

import java.util.List;

/**
 * What the first run shows.
 *
 * @param name what this computer will be called
 * @param words the recovery words, from when they exist until they were checked
 * @param asked which words are asked back, counted from 1
 * @param wrong those of them that do not match what is on the paper
 * @param sentence what went wrong or goes on, or empty
 */
public record SetupState(
        Step step, String name, List<String> words, List<Integer> asked, List<Integer> wrong, String sentence) {
    /** The steps, in their order; {@code JOIN} stands in place of the words. */
    public enum Step {
        WELCOME,
        MAKING,
        WORDS,
        CHECK,
        JOIN,
        FOLDERS,
        DONE
    }

    SetupState at(Step next) {
        return new SetupState(next, name, words, asked, List.of(), "");
    }

    SetupState saying(Step next, String more) {
        return new SetupState(next, name, words, asked, wrong, more);
    }

    @Override
    public String toString() {
        return "SetupState[" + step + "]";
    }
}
