package dev.roost.node.control;

import dev.roost.node.api.DeviceName;
import dev.roost.node.api.Problem;
import java.io.IOException;
import java.util.Optional;

/**
 * What {@code roost run --json} says once: that the node runs, or why it does not. One of the two is there.
 *
 * @param running the node that runs
 * @param error why none does
 */
public record RunReport(Optional<Running> running, Optional<Problem> error) {
    /**
     * A node that runs.
     *
     * @param port where other devices reach it
     * @param pid its process
     */
    public record Running(DeviceName device, int port, long pid) {}

    /** What is said of a node that has reported nothing in good time. */
    public static final Problem SLOW = new Problem(
            "node-slow",
            "The node has not come up yet. After a power cut it first looks through everything that it stores, which"
                    + " can take minutes. Wait a little, and try again.");

    /** The report of a node that ended without one of its own: the last line that was said instead is the best there is. */
    public static RunReport ended(String last) {
        return new RunReport(
                Optional.empty(), Optional.of(new Problem("node-ended", "It ended as soon as it began. " + last)));
    }

    /** The report in a line of output, if it is one. */
    public static Optional<RunReport> of(String line) {
        if (!line.startsWith("{")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(Json.parse(line), RunReport.class)).filter(RunReport::isWhole);
        } catch (IOException e) {
            // Whatever else is said by what runs the command.
            return Optional.empty();
        }
    }

    /** Whether it says one of the two, and all of it: the line may be of another program. */
    private boolean isWhole() {
        return running.filter(node -> node.device() != null).isPresent()
                || error.filter(why -> why.code() != null && why.message() != null)
                        .isPresent();
    }
}
