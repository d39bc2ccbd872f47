package dev.roost.node.keep;

import dev.roost.node.library.Folds;
import dev.roost.node.library.Library;
import dev.roost.proto.model.EntryBody;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.Statement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes statements into log entries of their own, as many as fit into each. Safe for use by many threads. */
final class StatementWriter {
    /** Kind and length in front of each statement. */
    static final int HEAD_BYTES = 5;

    /** What a body may hold, with room for its own frame. */
    static final int ROOM_BYTES = Limits.BODY_PLAIN_BYTES_MAX - 1024;

    private final Library library;
    private final Folds folds;

    StatementWriter(Library library, Folds folds) {
        this.library = library;
        this.folds = folds;
    }

    /** They are durable, and folded, when this returns. */
    void write(List<? extends Statement> statements) throws IOException {
        List<Statement> batch = new ArrayList<>();
        int bytes = 0;
        for (Statement statement : statements) {
            int more = size(statement);
            if (!batch.isEmpty() && (bytes + more > ROOM_BYTES || batch.size() == Limits.STATEMENTS_MAX)) {
                append(batch);
                batch.clear();
                bytes = 0;
            }
            batch.add(statement);
            bytes += more;
        }
        if (!batch.isEmpty()) {
            append(batch);
            folds.advance();
        }
    }

    /** What a statement takes in a body. */
    static int size(Statement statement) {
        return HEAD_BYTES + statement.fields().length;
    }

    private void append(List<Statement> batch) throws IOException {
        library.append(
                EntryKind.STATEMENTS, List.of(), new EntryBody(0, 0, List.of(), List.copyOf(batch), Octets.EMPTY));
    }
}
