package dev.roost.gui.home;

import dev.roost.gui.work.Activity;
import java.util.List;
import java.util.Optional;

/**
 * What Home shows.
 *
 * @param counts how many photos stand how, where not all stand alike
 * @param reasons why not everything is safe, and what to do
 * @param outcome how the last work that was asked for here ended, or empty
 */
public record HomeState(
        Mood mood,
        String headline,
        String detail,
        List<Count> counts,
        List<String> reasons,
        Optional<Activity> activity,
        List<Trouble> troubles,
        String outcome,
        Optional<Step> next) {
    /** So many photos, and how they stand. */
    public record Count(Mood mood, String number, String meaning) {}

    /** Something that a person should know, and what it is about. */
    public record Trouble(String sentence, String detail) {}

    /** What helps most now. */
    public enum Step {
        CHOOSE_FOLDERS,
        ADD_DEVICE
    }

    HomeState doing(Optional<Activity> now) {
        return new HomeState(mood, headline, detail, counts, reasons, now, troubles, outcome, next);
    }

    HomeState ended(String sentence) {
        return new HomeState(mood, headline, detail, counts, reasons, Optional.empty(), troubles, sentence, next);
    }
}
