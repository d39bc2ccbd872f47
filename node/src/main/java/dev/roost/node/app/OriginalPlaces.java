package dev.roost.node.app;

import dev.roost.node.library.PathKey;
import dev.roost.node.photo.FileStamp;
import dev.roost.node.photo.Original;
import dev.roost.node.photo.OriginalsTable;
import dev.roost.proto.model.ResourceId;
import dev.roost.proto.model.Seen;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Says where originals are, as far as this device knows. Used by one thread at a time. */
final class OriginalPlaces {
    private static final String HERE = "here";
    private static final String CHANGED = "changed";
    private static final String GONE = "gone";
    private static final String ELSEWHERE = "elsewhere";
    private static final List<String> BEST_FIRST = List.of(HERE, CHANGED, GONE, ELSEWHERE);

    private final LibraryNode library;
    private final OriginalsTable originals;

    OriginalPlaces(LibraryNode library) {
        this.library = library;
        this.originals = library.originals().orElseThrow();
    }

    /** Where a resource's original is: the best of all its places counts. */
    String word(ResourceId id, List<Seen> seen) throws IOException {
        String best = ELSEWHERE;
        for (Seen one : seen) {
            Optional<Original> original = here(one);
            if (original.isPresent()) {
                String word = original.get().resource().equals(id) ? word(original.get()) : CHANGED;
                best = BEST_FIRST.indexOf(word) < BEST_FIRST.indexOf(best) ? word : best;
            }
        }
        return best;
    }

    /** The original of a resource, if it lies here as it was kept. */
    Optional<Path> path(ResourceId id, List<Seen> seen) throws IOException {
        for (Seen one : seen) {
            Optional<Original> original = here(one).filter(o -> o.resource().equals(id));
            if (original.isPresent() && word(original.get()).equals(HERE)) {
                return path(original.get());
            }
        }
        return Optional.empty();
    }

    String word(Original original) throws IOException {
        Optional<Path> path = path(original);
        if (path.isEmpty()) {
            return GONE;
        }
        try {
            return FileStamp.of(path.get()).equals(original.stamp()) ? HERE : CHANGED;
        } catch (NoSuchFileException e) {
            return GONE;
        } catch (IOException e) {
            return CHANGED;
        }
    }

    Optional<Path> path(Original original) throws IOException {
        return library.keep().orElseThrow().originals().path(original);
    }

    private Optional<Original> here(Seen seen) throws IOException {
        return seen.device().equals(library.library().self()) ? originals.original(PathKey.of(seen)) : Optional.empty();
    }
}
