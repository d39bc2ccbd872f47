package dev.roost.node.app;

import dev.roost.node.api.DetailsReport;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.PageReport;
import dev.roost.node.api.PageRequest;
import dev.roost.node.api.PhotoQuery;
import dev.roost.node.api.PhotoReport;
import dev.roost.node.api.TimelineReport;
import dev.roost.node.crypto.DeviceIds;
import dev.roost.node.keep.KnownFile;
import dev.roost.node.library.Photo;
import dev.roost.node.library.PhotoIndex;
import dev.roost.node.library.PhotoStates;
import dev.roost.node.library.RosterDevice;
import dev.roost.node.library.Timeline;
import dev.roost.node.library.TimelineRow;
import dev.roost.node.photo.Original;
import dev.roost.node.place.Gazetteer;
import dev.roost.node.place.NamedPlace;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.FileName;
import dev.roost.proto.model.FilePath;
import dev.roost.proto.model.PhotoFacts;
import dev.roost.proto.model.Seen;
import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/** A library as one looks through it: months, pages of a month, one photo. Used by one thread at a time. */
final class Album {
    private static final int PAGE_MAX = 1_000;

    private final Node node;
    private final LibraryNode library;
    private final PhotoIndex index;

    Album(Node node, LibraryNode library) {
        this.node = node;
        this.library = library;
        this.index = library.folds().index();
    }

    TimelineReport timeline(PhotoQuery query) throws IOException, NodeException {
        List<TimelineReport.Month> months = new ArrayList<>();
        long photos = 0;
        for (Timeline.Month month : index.timeline().months(Queries.of(query))) {
            months.add(new TimelineReport.Month(
                    month.month().map(YearMonth::toString).orElse(""), month.photos()));
            photos += month.photos();
        }
        return new TimelineReport(photos, months);
    }

    PageReport page(PageRequest request) throws IOException, NodeException {
        if (request.from() < 0 || request.count() < 0 || request.count() > PAGE_MAX) {
            throw new NodeException("usage", "A page has at most " + PAGE_MAX + " photos, from 0 on.");
        }
        List<PageReport.Tile> tiles = new ArrayList<>();
        List<TimelineRow> rows = index.timeline()
                .page(Queries.of(request.query()), Queries.month(request.month()), request.from(), request.count());
        for (TimelineRow row : rows) {
            tiles.add(new PageReport.Tile(
                    row.id().hex(),
                    row.name(),
                    row.taken().map(TakenAt::text),
                    row.media().word(),
                    row.film(),
                    row.parts(),
                    !index.thumbnails().of(row.id()).isEmpty(),
                    row.width(),
                    row.height()));
        }
        return new PageReport(tiles);
    }

    DetailsReport photo(String id) throws IOException, NodeException {
        Optional<Original> pending = PhotoChoice.pending(library, id);
        return pending.isPresent() ? details(pending.get()) : details(PhotoChoice.require(library, id));
    }

    private DetailsReport details(Photo photo) throws IOException {
        PhotoStates states = library.states();
        PhotoReporter reporter = new PhotoReporter(library, states);
        List<Seen> seen = new ArrayList<>();
        for (Photo.Resource resource : photo.resources()) {
            seen.addAll(reporter.seen(resource.id()));
        }
        Optional<Path> here = new OriginalPlaces(library)
                .path(photo.primary().id(), reporter.seen(photo.primary().id()));
        return details(
                reporter.kept(photo),
                facts(photo),
                seen.stream().map(Seen::path).toList(),
                states.holders(photo),
                here,
                index.isTrashed(photo.id()));
    }

    private DetailsReport details(Original original) throws IOException {
        Optional<KnownFile> file = library.keep()
                .orElseThrow()
                .files()
                .of(library.originals().orElseThrow().key(original.path()));
        return details(
                new PhotoReporter(library, library.states()).pending(original),
                file.map(KnownFile::facts).orElse(PhotoFacts.NONE),
                List.of(original.path()),
                Set.of(),
                new OriginalPlaces(library).path(original),
                false);
    }

    private DetailsReport details(
            PhotoReport photo,
            PhotoFacts facts,
            List<FilePath> paths,
            Set<DeviceId> holders,
            Optional<Path> here,
            boolean trashed)
            throws IOException {
        return new DetailsReport(
                photo,
                camera(facts.camera()),
                facts.frame().width(),
                facts.frame().height(),
                degrees(facts.place().map(PhotoFacts.Place::latitude)),
                degrees(facts.place().map(PhotoFacts.Place::longitude)),
                facts.place().flatMap(Gazetteer.shipped()::at).map(Album::city),
                List.copyOf(new TreeSet<>(paths.stream().map(Album::folder).toList())),
                copies(holders),
                here.map(path -> path.toUri().toASCIIString()),
                trashed);
    }

    /** What the file that stands for the photo says; where it says nothing, the others are asked. */
    private PhotoFacts facts(Photo photo) throws IOException {
        PhotoFacts facts = PhotoFacts.NONE;
        for (Photo.Resource resource : photo.resources()) {
            PhotoFacts other = index.facts(resource.id()).orElse(PhotoFacts.NONE);
            facts = new PhotoFacts(
                    facts.frame().width() > 0 ? facts.frame() : other.frame(),
                    facts.camera().equals(PhotoFacts.NONE.camera()) ? other.camera() : facts.camera(),
                    facts.place().or(other::place),
                    facts.durationMillis(),
                    facts.filmWithin(),
                    facts.contentId(),
                    facts.rest());
        }
        return facts;
    }

    private List<DetailsReport.Copy> copies(Set<DeviceId> holders) throws IOException {
        List<DetailsReport.Copy> copies = new ArrayList<>();
        for (RosterDevice device : library.library().roster().devices()) {
            boolean self = device.id().equals(library.library().self());
            String name = self ? node.profile().name() : Reports.name(library, device.id());
            copies.add(new DetailsReport.Copy(DeviceIds.text(device.id()), name, holders.contains(device.id())));
        }
        copies.sort(Comparator.comparing(DetailsReport.Copy::name, String.CASE_INSENSITIVE_ORDER)
                .thenComparing(DetailsReport.Copy::device));
        return copies;
    }

    /** Makers repeat their names in those of their models. */
    private static String camera(PhotoFacts.Camera camera) {
        boolean repeats =
                camera.model().toLowerCase(Locale.ROOT).startsWith(camera.make().toLowerCase(Locale.ROOT));
        String body = repeats ? camera.model() : (camera.make() + " " + camera.model()).strip();
        boolean both = !body.isEmpty() && !camera.lens().isEmpty();
        return both ? body + ", " + camera.lens() : body + camera.lens();
    }

    private static String folder(FilePath path) {
        List<FileName> parts = path.parts();
        return parts.size() > 1
                ? parts.get(parts.size() - 2).text()
                : path.root().text();
    }

    private static DetailsReport.City city(NamedPlace place) {
        return new DetailsReport.City(place.name(), place.german(), place.country());
    }

    private static OptionalDouble degrees(Optional<Integer> steps) {
        return steps.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) steps.get() / PhotoFacts.Place.PER_DEGREE);
    }
}
