package dev.roost.node.app;

import dev.roost.node.api.PhotoReport;
import dev.roost.node.library.ManifestReader;
import dev.roost.node.library.PathKey;
import dev.roost.node.library.PhotoIndex;
import dev.roost.node.library.PhotoState;
import dev.roost.node.library.PhotoStates;
import dev.roost.node.library.ResourceRow;
import dev.roost.node.photo.FileStamp;
import dev.roost.node.photo.Original;
import dev.roost.node.photo.OriginalsTable;
import dev.roost.proto.model.ContentHash;
import dev.roost.proto.model.Manifest;
import dev.roost.proto.model.PhotoId;
import dev.roost.proto.model.ResourceId;
import dev.roost.proto.model.Seen;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lists a library's photos. Used by one thread, once. */
final class PhotoList {
    private static final Logger LOG = LoggerFactory.getLogger(PhotoList.class);

    private final LibraryNode library;
    private final PhotoIndex index;
    private final OriginalsTable originals;
    private final ManifestReader manifests;
    private final PhotoStates states;
    private final List<PhotoReport> photos = new ArrayList<>();

    PhotoList(LibraryNode library) throws IOException {
        this.library = library;
        this.index = library.folds().index();
        this.originals = library.originals().orElseThrow();
        this.manifests = library.manifests().orElseThrow();
        this.states = library.states();
    }

    List<PhotoReport> all() throws IOException {
        index.resources(this::kept);
        for (Original original : Reports.pending(library)) {
            photos.add(pending(original));
        }
        photos.sort(Comparator.comparing(PhotoReport::name).thenComparing(PhotoReport::id));
        return photos;
    }

    private void kept(ResourceId id, ResourceRow row) throws IOException {
        if (index.isTrashed(index.photoOf(id))) {
            return;
        }
        List<Seen> seen = index.seen(id).stream()
                .sorted(Comparator.comparingLong(PhotoIndex.Sighted::time).reversed())
                .map(PhotoIndex.Sighted::seen)
                .toList();
        Optional<ResourceRow.Content> content = content(id, row);
        PhotoStates.Standing standing = standing(id, row);
        List<PhotoReport.ResourceReport> resources = new ArrayList<>();
        String name = id.hex().substring(0, 12);
        if (!seen.isEmpty()) {
            name = seen.get(0).path().name();
            resources.add(resource(seen.get(0), content));
        }
        photos.add(new PhotoReport(
                PhotoId.of(id).hex(),
                name,
                Optional.empty(),
                resources,
                standing.copies(),
                standing.state().word(),
                original(id, seen)));
    }

    private PhotoReport pending(Original original) throws IOException {
        PhotoReport.ResourceReport resource = new PhotoReport.ResourceReport(
                original.path().name(),
                original.path().text(),
                original.stamp().size(),
                original.hash().hex(),
                original.media().word(),
                Reports.time(original.stamp().modified()));
        return new PhotoReport(
                PhotoId.of(original.resource()).hex(),
                original.path().name(),
                Optional.empty(),
                List.of(resource),
                0,
                PhotoState.PENDING.word(),
                look(original));
    }

    private static PhotoReport.ResourceReport resource(Seen seen, Optional<ResourceRow.Content> content) {
        return new PhotoReport.ResourceReport(
                seen.path().name(),
                seen.path().text(),
                content.map(ResourceRow.Content::length).orElse(0L),
                content.map(ResourceRow.Content::hash).map(ContentHash::hex).orElse(""),
                seen.media().word(),
                Reports.time(seen.modified()));
    }

    /** Length and hash; what another member kept is read from its manifest once. */
    private Optional<ResourceRow.Content> content(ResourceId id, ResourceRow row) throws IOException {
        if (row.content().isPresent()) {
            return row.content();
        }
        Optional<Manifest> manifest = manifest(row);
        Optional<ResourceRow.Content> content = manifest.map(m -> new ResourceRow.Content(m.length(), m.hash()));
        if (content.isPresent()) {
            index.learn(id, content.get());
        }
        return content;
    }

    /** What cannot be read here now is not told, and the photo is listed all the same. */
    private Optional<Manifest> manifest(ResourceRow row) {
        try {
            return manifests.read(row.manifest());
        } catch (IOException e) {
            LOG.warn("the manifest {} cannot be read: {}", row.manifest().hex(), e.getMessage());
            return Optional.empty();
        }
    }

    /** A photo whose standing cannot be told is one that nobody vouches for. */
    private PhotoStates.Standing standing(ResourceId id, ResourceRow row) {
        try {
            return states.standing(id, row);
        } catch (IOException e) {
            LOG.warn("how a photo stands cannot be told: {}", e.getMessage());
            return new PhotoStates.Standing(0, PhotoState.AT_RISK);
        }
    }

    /** Where its original is, as far as this device knows: the best of all its places counts. */
    private String original(ResourceId id, List<Seen> seen) throws IOException {
        String best = "elsewhere";
        for (Seen one : seen) {
            if (one.device().equals(library.library().self())) {
                Optional<Original> original = originals.original(PathKey.of(one));
                if (original.isPresent()) {
                    String look = original.get().resource().equals(id) ? look(original.get()) : "changed";
                    best = better(best, look);
                }
            }
        }
        return best;
    }

    private static String better(String a, String b) {
        List<String> order = List.of("here", "changed", "gone", "elsewhere");
        return order.indexOf(a) <= order.indexOf(b) ? a : b;
    }

    private String look(Original original) throws IOException {
        Optional<Path> path = library.keep().orElseThrow().originals().path(original);
        if (path.isEmpty()) {
            return "gone";
        }
        try {
            return FileStamp.of(path.get()).equals(original.stamp()) ? "here" : "changed";
        } catch (NoSuchFileException e) {
            return "gone";
        } catch (IOException e) {
            return "changed";
        }
    }
}
