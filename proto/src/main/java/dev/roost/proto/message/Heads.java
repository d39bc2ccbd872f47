package dev.roost.proto.message;

import dev.roost.proto.model.LogHead;
import java.io.IOException;
import java.util.List;

/**
 * How far the sender durably holds each log, and the newest receipt it knows of each device. Sent at the start and
 * whenever it grows, so it also acknowledges entries.
 */
public record Heads(List<LogHead> logs, List<ReceiptMark> receipts) implements Message {
    public Heads {
        logs = List.copyOf(logs);
        receipts = List.copyOf(receipts);
    }

    @Override
    public void tell(MessageHandler handler) throws IOException {
        handler.heads(this);
    }
}
