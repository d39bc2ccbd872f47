package dev.roost.node.control;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import dev.roost.proto.model.MalformedException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A command and what is asked of it, {@code {"do": ..., "request": ...}}. It is read as it comes, and what is asked is
 * kept as its words, so that a list of many photos is in memory once.
 */
record Asked(@JsonProperty("do") String command, @Nullable TokenBuffer request) {
    /** The command in a line; empty where the other side went away before its end. */
    static Optional<Asked> read(Lines.Line line) throws IOException {
        Optional<Asked> asked = Json.read(line, Asked.class);
        line.transferTo(OutputStream.nullOutputStream());
        return line.isWhole() ? asked : Optional.empty();
    }

    /** What is asked, as a command takes it. */
    <T> T as(Class<T> type) throws MalformedException {
        if (request == null) {
            throw new MalformedException("a command without its " + type.getSimpleName());
        }
        return Json.read(request, type);
    }

    @Override
    public String toString() {
        return command;
    }
}
