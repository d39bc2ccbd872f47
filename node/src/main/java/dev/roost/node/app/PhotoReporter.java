package dev.roost.node.app;

import dev.roost.node.api.PhotoReport;
import dev.roost.node.library.ManifestReader;
import dev.roost.node.library.Photo;
import dev.roost.node.library.PhotoIndex;
import dev.roost.node.library.PhotoState;
import dev.roost.node.library.PhotoStates;
import dev.roost.node.library.ResourceRow;
import dev.roost.node.library.TimelineRow;
import dev.roost.node.photo.Original;
import dev.roost.node.place.Gazetteer;
import dev.roost.node.place.NamedPlace;
import dev.roost.proto.model.ContentHash;
import dev.roost.proto.model.Manifest;
import dev.roost.proto.model.PhotoId;
import dev.roost.proto.model.ResourceId;
import dev.roost.proto.model.Seen;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells all about photos, one by one. Used by one thread. */
final class PhotoReporter {
    private static final Logger LOG = LoggerFactory.getLogger(PhotoReporter.class);
    private static final int NAME_DIGITS = 12;

    private final PhotoIndex index;
    private final ManifestReader manifests;
    private final PhotoStates states;
    private final OriginalPlaces places;

    PhotoReporter(LibraryNode library, PhotoStates states) {
        this.index = library.folds().index();
        this.manifests = library.manifests().orElseThrow();
        this.states = states;
        this.places = new OriginalPlaces(library);
    }

    PhotoReport kept(Photo photo) throws IOException {
        List<PhotoReport.ResourceReport> resources = new ArrayList<>();
        for (Photo.Resource resource : photo.resources()) {
            Optional<Seen> newest = seen(resource.id()).stream().findFirst();
            Optional<ResourceRow.Content> content = content(resource.id(), resource.row());
            newest.ifPresent(seen -> resources.add(report(seen, content)));
        }
        List<Seen> seen = seen(photo.primary().id());
        String name = seen.isEmpty()
                ? photo.id().hex().substring(0, NAME_DIGITS)
                : seen.get(0).path().name();
        Optional<TimelineRow> line = index.timeline().row(photo.id());
        PhotoStates.Standing standing = standing(photo);
        return new PhotoReport(
                photo.id().hex(),
                name,
                line.flatMap(TimelineRow::taken).map(TakenAt::text),
                line.flatMap(TimelineRow::place)
                        .flatMap(Gazetteer.shipped()::at)
                        .map(NamedPlace::text),
                resources,
                standing.copies(),
                standing.state().word(),
                places.word(photo.primary().id(), seen));
    }

    PhotoReport pending(Original original) throws IOException {
        PhotoReport.ResourceReport resource = new PhotoReport.ResourceReport(
                original.path().name(),
                original.path().text(),
                original.stamp().size(),
                original.hash().hex(),
                original.media().word(),
                Reports.time(original.stamp().modified()));
        Optional<TimelineRow> line = index.timeline().row(PhotoId.of(original.resource()));
        return new PhotoReport(
                PhotoId.of(original.resource()).hex(),
                original.path().name(),
                line.flatMap(TimelineRow::taken).map(TakenAt::text),
                line.flatMap(TimelineRow::place)
                        .flatMap(Gazetteer.shipped()::at)
                        .map(NamedPlace::text),
                List.of(resource),
                0,
                PhotoState.PENDING.word(),
                places.word(original));
    }

    /** Where a resource was seen, the newest first. */
    List<Seen> seen(ResourceId id) throws IOException {
        return index.seen(id).stream()
                .sorted((a, b) -> Long.compareUnsigned(b.time(), a.time()))
                .map(PhotoIndex.Sighted::seen)
                .toList();
    }

    private static PhotoReport.ResourceReport report(Seen seen, Optional<ResourceRow.Content> content) {
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
    private PhotoStates.Standing standing(Photo photo) {
        try {
            return states.standing(photo);
        } catch (IOException e) {
            LOG.warn("how a photo stands cannot be told: {}", e.getMessage());
            return new PhotoStates.Standing(0, PhotoState.AT_RISK);
        }
    }
}
