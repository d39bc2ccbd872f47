package dev.roost.gui.app;

import dev.roost.gui.settings.Choices;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a person chose for the windows, in a small file of the home: {@code window}. Losing it loses a language and a
 * colour, so nothing is made of a failure. Used by one thread at a time.
 */
final class ChoicesFile {
    private static final Logger LOG = LoggerFactory.getLogger(ChoicesFile.class);

    private final Path file;

    ChoicesFile(Path home) {
        this.file = home.resolve("window");
    }

    Choices read() {
        Properties noted = new Properties();
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                noted.load(in);
            } catch (IOException | IllegalArgumentException e) {
                LOG.info("{} cannot be understood: {}", file, e.getMessage());
            }
        }
        return Choices.of(noted);
    }

    void write(Choices choices) {
        Path part = file.resolveSibling("window.new");
        try {
            try (Writer out = Files.newBufferedWriter(part)) {
                choices.noted().store(out, null);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("what was chosen for the windows could not be noted: {}", e.getMessage());
        }
    }
}
