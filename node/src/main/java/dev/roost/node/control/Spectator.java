package dev.roost.node.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.node.api.AllowQuestion;
import dev.roost.node.api.NodeEvent;
import dev.roost.node.api.Observer;
import dev.roost.node.thread.Time;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Whoever waits for a command in another process: events go there as lines, its answers come back, and when it goes away
 * or says so the command is to stop. Safe for use by many threads.
 */
final class Spectator implements Observer {
    private static final int ANSWER_BYTES_MAX = 4_096;
    private static final long PROGRESS_MILLIS = 100;

    private final Lines lines;
    private final Time time;
    private final BlockingQueue<Boolean> answers = new LinkedBlockingQueue<>();
    private volatile boolean cancelled;
    private volatile long progressAtMillis;

    Spectator(Lines lines, Time time) {
        this.lines = lines;
        this.time = time;
        this.progressAtMillis = time.monotonicMillis() - PROGRESS_MILLIS;
    }

    /** Hears answers until the other process is gone. */
    void listen() {
        try {
            for (Optional<String> line = lines.read(ANSWER_BYTES_MAX);
                    line.isPresent();
                    line = lines.read(ANSWER_BYTES_MAX)) {
                JsonNode said = Json.parse(line.get());
                if (said.path("cancel").asBoolean(false)) {
                    cancelled = true;
                }
                answers.add(said.path("answer").asBoolean(false));
            }
        } catch (IOException e) {
            // The same as an end: nobody waits any more.
            cancelled = true;
        }
        cancelled = true;
        answers.add(false);
    }

    @Override
    public void happened(NodeEvent event) {
        if (event instanceof NodeEvent.Progress && time.monotonicMillis() - progressAtMillis < PROGRESS_MILLIS) {
            return;
        }
        if (event instanceof NodeEvent.Progress) {
            progressAtMillis = time.monotonicMillis();
        }
        write(Json.line(word(event), event));
    }

    @Override
    public boolean allow(AllowQuestion question) {
        write(Json.line("ask", question));
        try {
            return answers.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    private void write(String line) {
        try {
            lines.write(line);
        } catch (IOException e) {
            cancelled = true;
        }
    }

    /** The key under which an event travels. */
    static String word(NodeEvent event) {
        if (event instanceof NodeEvent.Progress) {
            return "progress";
        }
        if (event instanceof NodeEvent.Code) {
            return "code";
        }
        return event instanceof NodeEvent.Found ? "found" : "note";
    }

    /** The event in a line, if it is one. */
    static Optional<NodeEvent> event(JsonNode line) throws IOException {
        if (line.has("progress")) {
            return Optional.of(Json.read(line.get("progress"), NodeEvent.Progress.class));
        }
        if (line.has("code")) {
            return Optional.of(Json.read(line.get("code"), NodeEvent.Code.class));
        }
        if (line.has("found")) {
            return Optional.of(Json.read(line.get("found"), NodeEvent.Found.class));
        }
        return line.has("note") ? Optional.of(Json.read(line.get("note"), NodeEvent.Note.class)) : Optional.empty();
    }
}
