package dev.roost.node.api;

/**
 * A command could not be done. The message is for a person: what happened, to which file or device, and what can be
 * done; the code is for programs and never changes.
 */
public final class NodeException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;

    public NodeException(String code, String message) {
        super(message);
        this.code = code;
    }

    public NodeException(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** Lower-case words with hyphens, such as {@code no-library}. */
    public String code() {
        return code;
    }

    /** The message, which is always there. */
    public String sentence() {
        String message = getMessage();
        return message == null ? code : message;
    }
}
