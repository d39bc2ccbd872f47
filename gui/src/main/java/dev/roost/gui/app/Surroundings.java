package dev.roost.gui.app;

import dev.roost.gui.setup.PictureFolders;
import dev.roost.gui.view.FolderChoice;
import dev.roost.gui.work.Background;
import java.net.URI;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * What a window needs of the world.
 *
 * @param clock for how long ago something was
 * @param millis for how fast something goes; never goes back
 * @param language what the system speaks
 * @param opener has a file opened by the program that people use for it; may block
 * @param staying how Roost may be at work without its window
 */
public record Surroundings(
        Background background,
        InstantSource clock,
        LongSupplier millis,
        RandomGenerator random,
        FolderChoice folders,
        PictureFolders pictures,
        Locale language,
        Consumer<URI> opener,
        Staying staying) {}
