package dev.roost.gui.view;

import java.net.URI;
import java.util.Optional;

/** Lets a person point at a folder. */
@FunctionalInterface
public interface FolderChoice {
    /**
     * Asks, and waits for the answer.
     *
     * @param title what the folder is for
     */
    Optional<URI> choose(String title);
}
