package dev.roost.gui.kit;

import dev.roost.node.api.DetailsReport;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.PageReport;
import dev.roost.node.api.PageRequest;
import dev.roost.node.api.PhotoControl;
import dev.roost.node.api.PhotoQuery;
import dev.roost.node.api.PhotoReport;
import dev.roost.node.api.PictureReport;
import dev.roost.node.api.PictureRequest;
import dev.roost.node.api.TimelineReport;
import dev.roost.node.api.TrashReport;
import dev.roost.node.api.TrashRequest;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Photos on paper, some a day for years back, with pictures that are drawn when asked for. Safe for use by many threads. */
public class PaperAlbum implements PhotoControl {
    private static final LocalDateTime NEWEST = LocalDateTime.of(2026, 11, 20, 18, 30);
    private static final int[][] SHAPES = {{3, 2}, {4, 3}, {2, 3}, {16, 9}, {3, 2}, {1, 1}};
    /** A multiple of the number of shapes, so that a picture has the shape that is said of it. */
    private static final int MOTIFS = 96;

    private static final int PIXELS = 4_032;
    private static final int TILE_SIDE = 360;
    private static final int LARGE_SIDE = 1_920;
    private static final int UNDATED_OF = 500;
    private static final String[] PLACES = {"Greece", "Birthday of Grandma", "Garden", "Winter hike"};
    private static final String[] CAMERAS = {"Canon EOS R6, RF 35 mm", "Apple iPhone 13 Pro", "", "Pixel 8"};

    private final List<PageReport.Tile> photos = new ArrayList<>();
    private final Set<String> trashed = new HashSet<>();
    private Optional<Index> index = Optional.empty();
    private final Map<Integer, String> drawn = new ConcurrentHashMap<>();

    /** Has so many photos. */
    public PaperAlbum(int count) {
        this(count, 9);
    }

    /**
     * Has so many photos.
     *
     * @param hours from one to the next
     */
    public PaperAlbum(int count, int hours) {
        int undated = count / UNDATED_OF;
        for (int i = 0; i < count; i++) {
            LocalDateTime when = NEWEST.minusHours((long) hours * i);
            String offset =
                    i % 5 == 3 ? "" : when.getMonthValue() > 3 && when.getMonthValue() < 11 ? "+02:00" : "+01:00";
            boolean known = i < count - undated;
            photos.add(tile(count - i, known ? Optional.of(when + ":00" + offset) : Optional.empty()));
        }
    }

    /** Draws every small picture now, so that nobody waits for that later. */
    public void draw() {
        for (int motif = 0; motif < MOTIFS; motif++) {
            picture(new PictureRequest(tile(motif, Optional.empty()).id(), false));
        }
    }

    /** A photo as a grid shows it. */
    public static PageReport.Tile tile(int number, Optional<String> takenAt) {
        boolean film = number % 11 == 4;
        int[] shape = SHAPES[number % SHAPES.length];
        int longest = Math.max(shape[0], shape[1]);
        return new PageReport.Tile(
                String.format(Locale.ROOT, "%064x", number),
                String.format(Locale.ROOT, film ? "MOV_%04d.mp4" : "IMG_%04d.jpg", number),
                takenAt,
                number % 37 == 5 ? "raf" : film ? "mp4" : "jpeg",
                film,
                number % 7 == 2 ? 2 : 1,
                number % 37 != 5,
                shape[0] * PIXELS / longest,
                shape[1] * PIXELS / longest);
    }

    /** A new photo is kept, taken after all others. */
    public synchronized void add(PageReport.Tile photo) {
        photos.add(0, photo);
        index = Optional.empty();
    }

    /** Something else stands there for a photo. */
    public synchronized void set(int place, PageReport.Tile photo) {
        photos.set(place, photo);
        index = Optional.empty();
    }

    public synchronized PageReport.Tile tile(int place) {
        return photos.get(place);
    }

    public synchronized Set<String> trashed() {
        return Set.copyOf(trashed);
    }

    /** The photos of each month that match a query. */
    private record Index(PhotoQuery query, Map<String, List<PageReport.Tile>> months) {}

    private Map<String, List<PageReport.Tile>> months(PhotoQuery query) {
        if (index.filter(there -> there.query().equals(query)).isEmpty()) {
            Map<String, List<PageReport.Tile>> months = new LinkedHashMap<>();
            for (PageReport.Tile photo : matching(query)) {
                months.computeIfAbsent(month(photo), month -> new ArrayList<>()).add(photo);
            }
            index = Optional.of(new Index(query, months));
        }
        return index.orElseThrow().months();
    }

    @Override
    public synchronized TimelineReport timeline(PhotoQuery query) {
        List<TimelineReport.Month> months = months(query).entrySet().stream()
                .map(month -> new TimelineReport.Month(
                        month.getKey(), month.getValue().size()))
                .toList();
        return new TimelineReport(
                months.stream().mapToLong(TimelineReport.Month::photos).sum(), months);
    }

    @Override
    public synchronized PageReport page(PageRequest request) throws NodeException {
        if (request.count() < 1 || request.count() > 1_000) {
            throw new NodeException("usage", "A page has 1 to 1,000 photos");
        }
        return new PageReport(months(request.query()).getOrDefault(request.month(), List.of()).stream()
                .skip(request.from())
                .limit(request.count())
                .toList());
    }

    @Override
    public synchronized DetailsReport photo(String id) throws NodeException {
        PageReport.Tile tile = photos.stream()
                .filter(photo -> photo.id().startsWith(id))
                .findFirst()
                .orElseThrow(() -> new NodeException("no-such-photo", "There is no photo " + id + "."));
        int number = number(tile);
        String folder = PLACES[number % PLACES.length];
        List<PhotoReport.ResourceReport> files = new ArrayList<>();
        files.add(new PhotoReport.ResourceReport(
                tile.name(),
                "Pictures/" + folder + "/" + tile.name(),
                3_400_000,
                "00",
                tile.kind(),
                "2024-07-01T10:00:00Z"));
        if (tile.parts() > 1) {
            files.add(new PhotoReport.ResourceReport(
                    tile.name() + ".xmp",
                    "Pictures/" + folder + "/" + tile.name() + ".xmp",
                    4_100,
                    "00",
                    "xmp",
                    "2024-07-01T10:00:00Z"));
        }
        PhotoReport report = new PhotoReport(
                tile.id(),
                tile.name(),
                tile.takenAt(),
                Optional.empty(),
                files,
                2,
                number % 9 == 0 ? "backedUp" : "safe",
                "here");
        boolean placed = number % 3 != 0;
        return new DetailsReport(
                report,
                CAMERAS[number % CAMERAS.length],
                tile.width(),
                tile.height(),
                placed ? OptionalDouble.of(37.44512) : OptionalDouble.empty(),
                placed ? OptionalDouble.of(24.94312) : OptionalDouble.empty(),
                placed ? Optional.of(new DetailsReport.City("Ermoupolis", Optional.empty(), "GR")) : Optional.empty(),
                List.of(folder),
                List.of(
                        new DetailsReport.Copy(
                                Samples.laptop().id(), Samples.laptop().name(), false),
                        new DetailsReport.Copy("b", "Attic", true),
                        new DetailsReport.Copy("c", "Old PC in the hall", number % 9 != 0)),
                Optional.of("file:///home/anna/Pictures/" + tile.name()),
                trashed.contains(tile.id()));
    }

    @Override
    public PictureReport picture(PictureRequest request) {
        int motif = Integer.parseInt(request.id().substring(56), 16) % MOTIFS;
        int key = motif * 2 + (request.large() ? 1 : 0);
        int side = request.large() ? LARGE_SIDE : TILE_SIDE;
        int[] shape = SHAPES[motif % SHAPES.length];
        int longest = Math.max(shape[0], shape[1]);
        return new PictureReport(Optional.of(drawn.computeIfAbsent(
                key,
                k -> Base64.getEncoder()
                        .encodeToString(
                                Landscapes.jpeg(motif, side * shape[0] / longest, side * shape[1] / longest)))));
    }

    @Override
    public synchronized TrashReport trash(TrashRequest request) {
        index = Optional.empty();
        int before = trashed.size();
        trashed.addAll(request.photos());
        return new TrashReport(trashed.size() - before);
    }

    @Override
    public synchronized TrashReport untrash(TrashRequest request) {
        index = Optional.empty();
        int before = trashed.size();
        request.photos().forEach(trashed::remove);
        return new TrashReport(before - trashed.size());
    }

    private List<PageReport.Tile> matching(PhotoQuery query) {
        String words = query.words().toLowerCase(Locale.ROOT);
        return photos.stream()
                .filter(photo -> trashed.contains(photo.id()) == query.trashed())
                .filter(photo -> List.of(words.split(" ")).stream()
                        .allMatch(word -> (photo.name() + " " + PLACES[number(photo) % PLACES.length])
                                .toLowerCase(Locale.ROOT)
                                .contains(word)))
                .filter(photo -> query.since().isEmpty()
                        || day(photo).compareTo(query.since().get()) >= 0)
                .filter(photo -> query.until().isEmpty()
                        || (!day(photo).isEmpty()
                                && day(photo).compareTo(query.until().get()) <= 0))
                .toList();
    }

    private static int number(PageReport.Tile photo) {
        return Integer.parseInt(photo.id().substring(56), 16);
    }

    private static String month(PageReport.Tile photo) {
        return photo.takenAt().map(time -> time.substring(0, 7)).orElse("");
    }

    private static String day(PageReport.Tile photo) {
        return photo.takenAt().map(time -> time.substring(0, 10)).orElse("");
    }
}
