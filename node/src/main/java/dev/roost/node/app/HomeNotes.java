package dev.roost.node.app;

import dev.roost.storage.Folders;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a person told this device and nothing else can tell it again: its name, its role, the folders it keeps. It lies
 * in a small file beside the store, {@code notes}, so that it outlives whatever happens to the store. Lines of {@code
 * key=value} as {@link Properties} has them. Safe for use by many threads.
 */
final class HomeNotes {
    private static final Logger LOG = LoggerFactory.getLogger(HomeNotes.class);
    private static final long BYTES_MAX = 4L << 20;

    private final Path file;
    private final Map<String, String> notes = new TreeMap<>();

    private HomeNotes(Path file) {
        this.file = file;
    }

    /** Reads the notes of a home; one that cannot be understood is put aside and begun anew. */
    static HomeNotes open(Path home) throws IOException {
        HomeNotes opened = new HomeNotes(home.resolve("notes"));
        if (Files.exists(opened.file)) {
            try {
                opened.read();
            } catch (IllegalArgumentException e) {
                Path aside = opened.file.resolveSibling("notes.damaged");
                LOG.warn("{} cannot be understood and is put aside as {}", opened.file, aside);
                Files.move(opened.file, aside, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return opened;
    }

    synchronized Optional<String> get(String key) {
        return Optional.ofNullable(notes.get(key));
    }

    /** All notes whose keys begin so. */
    synchronized Map<String, String> all(String prefix) {
        Map<String, String> found = new TreeMap<>(notes);
        found.keySet().removeIf(key -> !key.startsWith(prefix));
        return found;
    }

    /** Notes something; it is durable when this returns. */
    synchronized void put(Map<String, String> more) throws IOException {
        if (notes.entrySet().containsAll(more.entrySet())) {
            return;
        }
        notes.putAll(more);
        Properties properties = new Properties();
        properties.putAll(notes);
        StringWriter text = new StringWriter();
        properties.store(text, null);
        Folders.replace(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void read() throws IOException {
        if (Files.size(file) > BYTES_MAX) {
            throw new IllegalArgumentException("far too long");
        }
        Properties properties = new Properties();
        properties.load(new StringReader(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)));
        properties.stringPropertyNames().forEach(key -> notes.put(key, properties.getProperty(key)));
    }
}
