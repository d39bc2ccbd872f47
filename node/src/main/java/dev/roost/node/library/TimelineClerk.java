package dev.roost.node.library;

import dev.roost.proto.model.About;
import dev.roost.proto.model.CaptureTime;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.MediaType;
import dev.roost.proto.model.PhotoFacts;
import dev.roost.proto.model.PhotoId;
import dev.roost.proto.model.ResourceId;
import dev.roost.proto.model.Seen;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Writes the line of a timeline for a photo, from all that was stated about it and its resources. Used by one thread. */
final class TimelineClerk {
    private static final int NAME_DIGITS = 12;

    private final PhotoRows rows;

    TimelineClerk(PhotoRows rows) {
        this.rows = rows;
    }

    /** One resource with everything that is known of it, the newest sighting first. */
    private record Told(Photo.Resource resource, List<Seen> seen, PhotoFacts facts) {
        MediaType media() {
            return seen.isEmpty() ? MediaType.OTHER : seen.get(0).media();
        }

        boolean isFilm() {
            return resource.part() == Photo.Resource.FILM
                    || media() == MediaType.VIDEO
                    || media() == MediaType.VIDEO_OTHER
                    || facts.filmWithin();
        }

        Optional<CaptureTime> captured() {
            return seen.stream().flatMap(one -> one.captured().stream()).findFirst();
        }
    }

    TimelineRow row(Photo photo) throws IOException {
        List<Told> all = new ArrayList<>();
        for (Photo.Resource resource : photo.resources()) {
            all.add(told(resource));
        }
        Told first = all.get(0);
        PhotoFacts.Frame frame = all.stream()
                .map(one -> one.facts().frame())
                .filter(one -> one.width() > 0)
                .findFirst()
                .orElse(PhotoFacts.NONE.frame());
        String name = first.seen().isEmpty()
                ? first.resource().id().hex().substring(0, NAME_DIGITS)
                : first.seen().get(0).path().name();
        return new TimelineRow(
                photo.id(),
                taken(photo, all),
                name,
                first.media(),
                all.stream().anyMatch(Told::isFilm),
                all.size(),
                frame.width(),
                frame.height(),
                all.stream().flatMap(one -> one.facts().place().stream()).findFirst(),
                text(all));
    }

    private Told told(Photo.Resource resource) throws IOException {
        List<Seen> seen = rows.someSeen(resource.id()).stream()
                .sorted((a, b) -> Long.compareUnsigned(b.time(), a.time()))
                .map(PhotoIndex.Sighted::seen)
                .toList();
        return new Told(resource, seen, rows.facts(resource.id()).orElse(PhotoFacts.NONE));
    }

    /** A person's word wins over the file's; the file that stands for the photo speaks before the others. */
    private Optional<CaptureTime> taken(Photo photo, List<Told> all) throws IOException {
        Optional<CaptureTime> corrected = corrected(photo);
        return corrected.isPresent()
                ? corrected
                : all.stream().flatMap(one -> one.captured().stream()).findFirst();
    }

    /** The newest correction under any id that the photo has, or that it had before others were merged into it. */
    private Optional<CaptureTime> corrected(Photo photo) throws IOException {
        List<PhotoRows.AboutRow> corrections = new ArrayList<>();
        rows.about(photo.id(), About.TIME).ifPresent(corrections::add);
        for (Photo.Resource resource : photo.resources()) {
            if (!PhotoId.of(resource.id()).equals(photo.id())) {
                rows.about(PhotoId.of(resource.id()), About.TIME).ifPresent(corrections::add);
            }
        }
        Optional<PhotoRows.AboutRow> newest =
                corrections.stream().max(Comparator.comparing(row -> row.mark().time(), Long::compareUnsigned));
        try {
            return newest.isEmpty() || newest.get().value().size() == 0
                    ? Optional.empty()
                    : Optional.of(CaptureTime.parse(newest.get().value()));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    private static String text(List<Told> all) {
        List<String> words = new ArrayList<>();
        for (Told one : all) {
            one.seen().forEach(seen -> words.add(seen.path().text()));
            PhotoFacts.Camera camera = one.facts().camera();
            words.addAll(List.of(camera.make(), camera.model(), camera.lens()));
        }
        return TimelineRow.text(words);
    }

    /** The photos whose lines change with what is stated under this id. */
    static List<PhotoId> touchedBy(PhotoRows rows, PhotoId id) throws IOException {
        PhotoId merged = rows.photoOf(ResourceId.of(id.bytes()));
        return merged.equals(id) ? List.of(id) : List.of(id, merged);
    }
}
