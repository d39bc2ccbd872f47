package dev.roost.gui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Home says of a folder that is being kept, in English, beside what is true.
 *
 * @param seconds when, from the beginning
 * @param count photos that it says are done
 * @param total of how many
 * @param megabytesPerSecond as it says; 0 if it says nothing
 * @param left what it says of the time left
 * @param known photos that the node itself knew, just before
 */
record ShownProgress(double seconds, int count, int total, double megabytesPerSecond, String left, long known) {
    private static final Pattern AMOUNT =
            Pattern.compile("([0-9,]+) of ([0-9,]+)(?:, ([0-9.,]+) (kB|MB|GB) each second)?");
    private static final Pattern MINUTES = Pattern.compile("([0-9]+) minute");

    /** What a line says; empty if it is about something else. */
    static Optional<ShownProgress> of(double seconds, String amount, String left, long known) {
        Matcher said = AMOUNT.matcher(amount);
        return said.matches()
                ? Optional.of(new ShownProgress(
                        seconds, (int) number(said.group(1)), (int) number(said.group(2)), rate(said), left, known))
                : Optional.empty();
    }

    private static double number(String text) {
        return Double.parseDouble(text.replace(",", ""));
    }

    private static double rate(Matcher said) {
        if (said.group(3) == null) {
            return 0;
        }
        double unit = switch (said.group(4)) {
            case "kB" -> 1e-3;
            case "MB" -> 1;
            default -> 1e3;
        };
        return number(said.group(3)) * unit;
    }

    /** In minutes; what is less than one is called a minute. */
    private double minutesLeft() {
        Matcher minutes = MINUTES.matcher(left);
        return minutes.find() ? number(minutes.group(1)) : left.contains("a minute") ? 0.5 : Double.NaN;
    }

    /** All that was said was right. */
    static void judge(List<ShownProgress> said, int photos, int photoBytes, double tolerance) {
        assertThat(said).hasSizeGreaterThan(2);
        assertThat(said).extracting(ShownProgress::count).isSorted();
        List<ShownProgress> steady = said.stream()
                .filter(one -> one.megabytesPerSecond() > 0 && one.count() < photos)
                .toList();
        assertThat(steady).hasSizeGreaterThan(2);
        ShownProgress first = said.get(0);
        ShownProgress last = said.get(said.size() - 1);
        double truth = (last.count() - first.count()) * (double) photoBytes / 1e6 / (last.seconds() - first.seconds());
        double mean = steady.stream()
                .mapToDouble(ShownProgress::megabytesPerSecond)
                .average()
                .orElseThrow();
        assertThat(mean)
                .as("the rate, beside the measured one")
                .isBetween(truth * (1 - tolerance), truth * (1 + tolerance));
        for (ShownProgress one : steady) {
            assertThat(one.total()).as("of how many").isEqualTo(photos);
            double truly = (last.seconds() - one.seconds()) / 60;
            assertThat(one.minutesLeft()).as("minutes left: %s", one).isBetween(truly / 2 - 1, truly * 2 + 1);
        }
    }
}
