package dev.roost.proto.message;

import java.io.IOException;

/** A message that the session's state does not allow: the session ends. */
public final class UnexpectedMessageException extends IOException {
    private static final long serialVersionUID = 1L;

    public UnexpectedMessageException(Message message) {
        super("a message out of place: " + message.getClass().getSimpleName());
    }
}
