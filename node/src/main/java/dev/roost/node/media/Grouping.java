package dev.roost.node.media;

import dev.roost.proto.model.MediaType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells which files of one folder are one photo: the halves of a Live Photo, a raw file and its JPEG, sidecars, edited
 * copies. What it says depends on the set of files alone, not on the order in which they came, so that a half that comes
 * late changes only its own photo. Names are compared without case. Thread-safe: each question has its own state.
 */
public final class Grouping {
    /** A Live Photo's film runs three seconds; longer ones beside a still of the same name are films of their own. */
    private static final Duration LIVE_FILM_MAX = Duration.ofSeconds(5);

    /** A film is dated by its first or its last frame, a still by its middle. */
    private static final Duration LIVE_APART_MAX = Duration.ofSeconds(10);

    /** Cameras write both files of one shot with one time; some round it. */
    private static final Duration RAW_APART_MAX = Duration.ofSeconds(2);

    /** Of several stills with one name the phone's own format is the original. */
    private static final List<MediaType> ORIGINALS_FIRST = List.of(MediaType.HEIF, MediaType.JPEG);

    private final Map<String, List<FolderFile>> byStem = new LinkedHashMap<>();
    private final Map<String, List<FolderFile>> byContentId = new LinkedHashMap<>();
    private final Map<FolderFile, Tie> ties = new LinkedHashMap<>();

    private Grouping(Collection<FolderFile> folder) {
        folder.stream().sorted(Comparator.comparing(FolderFile::name)).forEach(file -> {
            byStem.computeIfAbsent(stem(file), stem -> new ArrayList<>()).add(file);
            contentId(file)
                    .ifPresent(id -> byContentId
                            .computeIfAbsent(id, same -> new ArrayList<>())
                            .add(file));
        });
    }

    /** The ties between the files of a folder, primaries with companions included. A file alone has none. */
    public static List<Tie> ties(Collection<FolderFile> folder) {
        Grouping grouping = new Grouping(folder);
        // Each kind of companion may hang on one that was tied before it, a sidecar on any.
        grouping.tieAll(file -> Stem.of(file).isMarked() && !file.isSidecar(), Part.EDITED, grouping::original);
        grouping.tieAll(FolderFile::isRaw, Part.RAW, grouping::cameraStill);
        grouping.tieAll(FolderFile::isFilm, Part.FILM, grouping::still);
        grouping.tieAll(FolderFile::isSidecar, Part.SIDECAR, grouping::described);
        return grouping.withPrimaries();
    }

    /**
     * The ties that a late file adds to those of the files known before, and those that it changes. A file that it sets
     * free is tied to itself.
     */
    public static List<Tie> changes(Collection<FolderFile> known, FolderFile late) {
        List<FolderFile> before = related(known, late);
        List<FolderFile> after = new ArrayList<>(before);
        after.add(late);
        List<Tie> ties = ties(after);
        Set<FolderFile> tied = ties.stream().map(Tie::file).collect(Collectors.toSet());
        Set<Tie> changed = new LinkedHashSet<>(ties);
        for (Tie old : ties(before)) {
            changed.remove(old);
            if (!tied.contains(old.file())) {
                changed.add(new Tie(old.file(), old.file(), Part.PRIMARY));
            }
        }
        return List.copyOf(changed);
    }

    /** What a file shares with every file that it can have to do with, and with few others. */
    public static Set<String> shared(FolderFile file) {
        Set<String> shared = new LinkedHashSet<>(Set.of("name " + stem(file)));
        contentId(file).ifPresent(id -> shared.add("id " + id));
        return shared;
    }

    /** The files that one file can have to do with: those of its name, those of its Live Photo, and those of theirs. */
    private static List<FolderFile> related(Collection<FolderFile> known, FolderFile late) {
        Set<String> stems = new LinkedHashSet<>(Set.of(stem(late)));
        Set<String> ids = new LinkedHashSet<>(contentId(late).stream().toList());
        int size;
        do {
            size = stems.size() + ids.size();
            for (FolderFile file : known) {
                if (stems.contains(stem(file))
                        || contentId(file).filter(ids::contains).isPresent()) {
                    stems.add(stem(file));
                    contentId(file).ifPresent(ids::add);
                }
            }
        } while (stems.size() + ids.size() > size);
        return known.stream()
                .filter(file -> !file.equals(late) && stems.contains(stem(file)))
                .toList();
    }

    private void tieAll(Predicate<FolderFile> which, Part part, Match match) {
        for (List<FolderFile> files : byStem.values()) {
            for (FolderFile file : files) {
                if (which.test(file) && !ties.containsKey(file)) {
                    match.of(file).ifPresent(found -> ties.put(file, new Tie(file, found, part)));
                }
            }
        }
    }

    /** A sidecar of a raw file belongs to the JPEG that the raw file belongs to. */
    private FolderFile primary(FolderFile file) {
        FolderFile primary = file;
        for (Tie tie = ties.get(file); tie != null; tie = ties.get(primary)) {
            primary = tie.primary();
        }
        return primary;
    }

    /** What an edited copy was made from: of its own kind if there is one. */
    private Optional<FolderFile> original(FolderFile edited) {
        return named(edited)
                .filter(file -> !Stem.of(file).isMarked() && !file.isSidecar())
                .filter(file -> file.isFilm() == edited.isFilm() || file.isStill())
                .min(Comparator.comparing((FolderFile file) -> file.isFilm() != edited.isFilm())
                        .thenComparing(FolderFile::isRaw)
                        .thenComparing(Grouping::rank));
    }

    private Optional<FolderFile> cameraStill(FolderFile raw) {
        return named(raw)
                .filter(file -> file.isCameraStill() && !Stem.of(file).isMarked())
                .filter(file -> Moments.sameClock(raw, file, RAW_APART_MAX))
                .min(Comparator.comparing(Grouping::rank));
    }

    private Optional<FolderFile> still(FolderFile film) {
        Optional<FolderFile> twin = contentId(film).stream()
                .flatMap(id -> byContentId.getOrDefault(id, List.of()).stream())
                .filter(FolderFile::isStill)
                .min(Comparator.comparing((FolderFile file) -> !stem(file).equals(stem(film)))
                        .thenComparing(ties::containsKey)
                        .thenComparing(Grouping::rank));
        return twin.or(() -> named(film)
                .filter(FolderFile::isStill)
                .filter(file -> contentId(file).isEmpty() || contentId(film).isEmpty())
                .filter(file -> isShort(film) && Moments.sameMoment(film, file, LIVE_APART_MAX))
                .min(Comparator.comparing((FolderFile file) -> ties.containsKey(file))
                        .thenComparing(Grouping::rank)));
    }

    /** What a sidecar describes: the file whose whole name it carries, else the photo of its name. */
    private Optional<FolderFile> described(FolderFile sidecar) {
        String base = sidecar.base();
        return named(sidecar)
                .filter(file -> !file.isSidecar())
                .min(Comparator.comparing((FolderFile file) -> !file.name().equalsIgnoreCase(base))
                        .thenComparing(ties::containsKey)
                        .thenComparing(file -> !file.isStill())
                        .thenComparing(Grouping::rank));
    }

    private List<Tie> withPrimaries() {
        Set<Tie> all = new LinkedHashSet<>();
        for (Tie tie : ties.values()) {
            FolderFile primary = primary(tie.file());
            all.add(new Tie(primary, primary, Part.PRIMARY));
            all.add(new Tie(tie.file(), primary, tie.part()));
        }
        return List.copyOf(all);
    }

    private Stream<FolderFile> named(FolderFile like) {
        return byStem.getOrDefault(stem(like), List.of()).stream().filter(file -> !file.equals(like));
    }

    private static int rank(FolderFile file) {
        int rank = ORIGINALS_FIRST.indexOf(file.type());
        return rank < 0 ? ORIGINALS_FIRST.size() : rank;
    }

    private static boolean isShort(FolderFile film) {
        return film.facts()
                .motion()
                .duration()
                .filter(time -> time.compareTo(LIVE_FILM_MAX) <= 0)
                .isPresent();
    }

    private static Optional<String> contentId(FolderFile file) {
        return file.facts().motion().contentId();
    }

    /** Under which files of one photo are found; a sidecar may carry the ending of the file that it describes. */
    private static String stem(FolderFile file) {
        Stem stem = Stem.of(file);
        if (file.isSidecar()) {
            int dot = stem.text().lastIndexOf('.');
            // Only an ending is cut: names such as 2024.05.12 keep theirs.
            boolean isEnding = dot > 0 && Endings.ALL.contains(stem.text().substring(dot + 1));
            return isEnding ? stem.text().substring(0, dot) : stem.text();
        }
        return stem.text();
    }

    /** Finds what a companion belongs to. */
    private interface Match {
        Optional<FolderFile> of(FolderFile companion);
    }
}
