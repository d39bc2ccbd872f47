package dev.roost.node.media;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.StringValue;
import com.drew.metadata.Tag;
import com.drew.metadata.file.FileSystemDirectory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The texts in a file's metadata: camera, owner, dates, captions. */
public final class MetadataTexts {
    private static final Logger LOG = LoggerFactory.getLogger(MetadataTexts.class);
    private static final int TEXTS_MAX = 1_000;

    private MetadataTexts() {}

    /** Texts as they stand in the file; none where the file has none or cannot be understood. */
    public static Set<String> of(Path file) {
        Set<String> texts = new LinkedHashSet<>();
        read(file).ifPresent(metadata -> {
            for (Directory directory : metadata.getDirectories()) {
                if (!(directory instanceof FileSystemDirectory)) {
                    collect(directory, texts);
                }
            }
        });
        return texts;
    }

    private static void collect(Directory directory, Set<String> texts) {
        for (Tag tag : directory.getTags()) {
            Object value = directory.getObject(tag.getTagType());
            if (texts.size() < TEXTS_MAX && (value instanceof String || value instanceof StringValue)) {
                texts.add(value.toString());
            }
        }
    }

    private static Optional<Metadata> read(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return Optional.of(ImageMetadataReader.readMetadata(in));
        } catch (IOException | ImageProcessingException | RuntimeException e) {
            LOG.debug("{} says nothing about itself: {}", file.getFileName(), e.getMessage());
            return Optional.empty();
        }
    }
}
