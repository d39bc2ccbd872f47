package dev.roost.storage;

import java.io.IOException;
import java.nio.file.Path;

/** A home that another running program holds: attach to that one, or stop it. */
public final class HomeInUseException extends IOException {
    private static final long serialVersionUID = 1L;

    HomeInUseException(Path home, String process) {
        super("This home is in use by a running Roost (process %s): %s.".formatted(process, home));
    }
}
