package dev.roost.node.cli;

import dev.roost.node.api.AllowQuestion;
import dev.roost.node.api.NodeEvent;
import dev.roost.node.api.Observer;
import dev.roost.node.control.Json;
import dev.roost.node.thread.Time;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Shows a person how far a command is, and asks them what only they can answer. Safe for use by many threads. */
final class Watcher implements Observer {
    private static final long SHOW_EVERY_MILLIS = 250;

    private final Terminal terminal;
    private final Time time;
    private final boolean json;
    private final boolean allows;
    private String work = "";
    private long beganMillis;
    private long shownMillis;
    private boolean lineOpen;
    private Optional<NodeEvent.Found> found = Optional.empty();

    /**
     * Watches one command.
     *
     * @param allows whether one's own Allow was given beforehand
     */
    Watcher(Terminal terminal, Time time, boolean json, boolean allows) {
        this.terminal = terminal;
        this.time = time;
        this.json = json;
        this.allows = allows;
    }

    @Override
    public synchronized void happened(NodeEvent event) {
        if (event instanceof NodeEvent.Progress progress) {
            show(progress);
        } else if (event instanceof NodeEvent.Code code) {
            show(code);
        } else if (event instanceof NodeEvent.Note note) {
            endLine();
            terminal.aside(note.text());
        } else if (event instanceof NodeEvent.Found sighted) {
            found = Optional.of(sighted);
            endLine();
            terminal.aside(
                    "Found a device" + sighted.device().map(d -> " (" + d + ")").orElse("") + ".");
        }
    }

    /** How another device was found, if one was. */
    synchronized Optional<NodeEvent.Found> found() {
        return found;
    }

    @Override
    public boolean allow(AllowQuestion question) {
        String deed = question.joining()
                ? "let the device \"%s\" (%s) join your library as a %s"
                : "join the library of the device \"%s\" (%s) as a %s";
        String sentence = deed.formatted(Terminal.safe(question.name()), question.shortId(), words(question.role()));
        if (allows) {
            endLine();
            terminal.aside("Allowed: " + sentence + ".");
            return true;
        }
        endLine();
        try {
            String answer = terminal.ask(
                            "Do you want to " + sentence + "? Compare the letters with the other screen." + " [y/N]")
                    .orElse("")
                    .strip()
                    .toLowerCase(Locale.ROOT);
            return answer.equals("y") || answer.equals("yes");
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends a progress line, so that what follows stands on its own. */
    synchronized void endLine() {
        if (lineOpen) {
            terminal.overwrite("");
            lineOpen = false;
        }
    }

    private static String words(String role) {
        return role.equals("member") ? "member, which can see all photos" : "storage device, which can read nothing";
    }

    private void show(NodeEvent.Code code) {
        endLine();
        if (json) {
            terminal.json(Json.write(Map.of("code", code.code(), "expiresInSeconds", code.expiresInSeconds())));
        } else {
            terminal.result("The code is " + code.code().substring(0, 4) + " "
                    + code.code().substring(4) + ". On the other device run: roost join");
            terminal.aside("It is valid for " + code.expiresInSeconds() / 60 + " minutes and three tries.");
        }
    }

    private void show(NodeEvent.Progress progress) {
        long now = time.monotonicMillis();
        if (!progress.what().equals(work)) {
            work = progress.what();
            beganMillis = now;
            shownMillis = 0;
        }
        if (!terminal.showsProgress() || now - shownMillis < SHOW_EVERY_MILLIS) {
            return;
        }
        shownMillis = now;
        lineOpen = true;
        terminal.overwrite(line(progress, (now - beganMillis) / 1_000.0));
    }

    private static String line(NodeEvent.Progress progress, double seconds) {
        StringBuilder line = new StringBuilder(progress.what()).append(": ").append(progress.items());
        if (progress.itemsTotal() > 0) {
            line.append(" of ").append(progress.itemsTotal());
        }
        if (progress.bytes() > 0) {
            line.append(", ").append(Amounts.bytes(progress.bytes()));
        }
        if (seconds >= 1 && progress.bytes() > 0) {
            line.append(", ")
                    .append(Amounts.bytes((long) (progress.bytes() / seconds)))
                    .append("/s");
        }
        left(progress, seconds)
                .ifPresent(
                        left -> line.append(", ").append(Amounts.seconds(left)).append(" left"));
        return line.toString();
    }

    private static Optional<Double> left(NodeEvent.Progress progress, double seconds) {
        if (progress.bytesTotal() > progress.bytes() && progress.bytes() > 0) {
            return Optional.of(seconds * (progress.bytesTotal() - progress.bytes()) / progress.bytes());
        }
        if (progress.bytesTotal() == 0 && progress.itemsTotal() > progress.items() && progress.items() > 0) {
            return Optional.of(seconds * (progress.itemsTotal() - progress.items()) / progress.items());
        }
        return Optional.empty();
    }
}
