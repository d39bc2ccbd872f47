package dev.roost.node.media;

import dev.roost.proto.model.MediaType;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Makes small JPEGs of photos and films, as they are to be shown. No byte of a file is decoded in this process: pictures go
 * to decoders of our own with a small heap, HEIC, AVIF and films to the machine's own programs where it has them, and
 * whichever takes too long or too much is killed. A file without a thumbnail is kept like any other. Thread-safe.
 */
public final class Thumbnails implements Closeable {
    private static final Duration INTO_A_FILM = Duration.ofSeconds(1);

    private final DecoderPool decoders;
    private final NativeTools tools;
    private final DecoderLimits limits;
    private final Path scratch;

    private Thumbnails(DecoderPool decoders, NativeTools tools, DecoderLimits limits, Path scratch) {
        this.decoders = decoders;
        this.tools = tools;
        this.limits = limits;
        this.scratch = scratch;
    }

    /**
     * Opens without starting anything.
     *
     * @param scratch an existing folder for pictures on their way from one decoder to the next; only this process's
     * @param tools the folders in which to look for programs, as in PATH
     */
    public static Thumbnails open(DecoderLimits limits, Path scratch, List<Path> tools) {
        return new Thumbnails(new DecoderPool(limits), NativeTools.in(tools, limits), limits, scratch);
    }

    /** Which kinds of files can be decoded on this machine. */
    public boolean canMake(MediaType type) {
        return switch (type) {
            case JPEG, PNG, GIF, BMP, TIFF, WEBP, RAW -> true;
            case HEIF, AVIF -> tools.hasHeif() || tools.hasFfmpeg();
            case JXL, VIDEO, VIDEO_OTHER -> tools.hasFfmpeg();
            case OTHER, SIDECAR -> false;
        };
    }

    /**
     * Makes a thumbnail for each long edge, in pixels; a smaller picture keeps its size. Waits for a free decoder.
     *
     * @param facts those of the file, for how it is turned and how long it runs
     */
    public Thumbnail make(Path file, MediaType type, Facts facts, int... longEdges) throws InterruptedException {
        List<Integer> edges = Arrays.stream(longEdges).boxed().toList();
        return make(file, type, facts, new ThumbnailSizes(edges, Integer.MAX_VALUE));
    }

    /**
     * Makes thumbnails of these sizes; a smaller picture keeps its size. Waits for a free decoder.
     *
     * @param facts those of the file, for how it is turned and how long it runs
     */
    public Thumbnail make(Path file, MediaType type, Facts facts, ThumbnailSizes sizes) throws InterruptedException {
        Frame frame = facts.frame();
        if ((long) frame.width() * frame.height() > limits.pixels()) {
            return Thumbnail.none(TooManyPixelsException.reason(frame.width(), frame.height()));
        }
        DecoderTask whole = new DecoderTask(file, DecoderTask.Kind.WHOLE, frame.orientation(), limits.pixels(), sizes);
        try {
            return thumbnail(make(whole, type, facts));
        } catch (IOException e) {
            return Thumbnail.none("no room for pictures on their way: " + e.getMessage());
        }
    }

    private DecoderAnswer make(DecoderTask whole, MediaType type, Facts facts)
            throws IOException, InterruptedException {
        DecoderTask embedded = whole.of(DecoderTask.Kind.EMBEDDED);
        return switch (type) {
            case JPEG -> unless(unless(decoders.ask(whole), () -> stored(whole)), () -> decoders.ask(embedded));
            case PNG, GIF, BMP, WEBP, JXL ->
                unless(
                        unless(decoders.ask(whole), () -> stored(whole)),
                        () -> decoders.ask(whole.of(DecoderTask.Kind.PARTIAL)));
            case TIFF ->
                // The first picture of a raw file is a stamp, or none at all.
                Endings.RAW.contains(Endings.of(whole.file().toString()))
                        ? unless(decoders.ask(embedded), () -> decoders.ask(whole))
                        : unless(unless(decoders.ask(whole), () -> stored(whole)), () -> decoders.ask(embedded));
            case RAW -> decoders.ask(embedded);
            case HEIF, AVIF -> unless(unless(heif(whole), () -> shown(whole)), () -> decoders.ask(embedded));
            case VIDEO, VIDEO_OTHER -> film(whole, facts);
            case OTHER, SIDECAR -> DecoderAnswer.refused("this is no picture");
        };
    }

    private DecoderAnswer heif(DecoderTask task) throws IOException, InterruptedException {
        return through(task.turned(), "libheif", tools::decodeHeif);
    }

    private DecoderAnswer shown(DecoderTask task) throws IOException, InterruptedException {
        return through(task.turned(), "ffmpeg", tools::decodeShown);
    }

    private DecoderAnswer stored(DecoderTask task) throws IOException, InterruptedException {
        return through(task, "ffmpeg", tools::decodeStored);
    }

    private DecoderAnswer film(DecoderTask task, Facts facts) throws IOException, InterruptedException {
        Duration half = facts.motion().duration().orElse(Duration.ZERO).dividedBy(2);
        Duration at = half.compareTo(INTO_A_FILM) < 0 ? half : INTO_A_FILM;
        int edge = task.sizes().largest();
        DecoderAnswer later = through(task.turned(), "ffmpeg", bench -> tools.decodeFilm(bench, at, edge));
        // A film may be shorter than it says.
        return at.isZero()
                ? later
                : unless(
                        later,
                        () -> through(task.turned(), "ffmpeg", bench -> tools.decodeFilm(bench, Duration.ZERO, edge)));
    }

    /** Lets a tool make a plain picture, and a decoder thumbnails of that. */
    private DecoderAnswer through(DecoderTask task, String name, Tool tool) throws IOException, InterruptedException {
        try (Workbench bench = Workbench.in(scratch, task.file())) {
            Optional<Path> output = tool.decode(bench);
            return output.isPresent()
                    ? decoders.ask(task.of(output.get()))
                    : DecoderAnswer.failed(name + " is not here or cannot decode it");
        }
    }

    private static DecoderAnswer unless(DecoderAnswer first, Attempt next) throws IOException, InterruptedException {
        if (first.status() != DecoderAnswer.Status.FAILED) {
            return first;
        }
        DecoderAnswer second = next.make();
        return second.status() == DecoderAnswer.Status.FAILED ? first : second;
    }

    private static Thumbnail thumbnail(DecoderAnswer answer) {
        return answer.status() == DecoderAnswer.Status.MADE
                ? Thumbnail.of(answer.jpegs())
                : Thumbnail.none(answer.reason());
    }

    /** Gives back the memory of decoders that have nothing to do. For when no file waits; the next one starts them again. */
    public void rest() {
        decoders.rest();
    }

    /** Kills the decoders. */
    @Override
    public void close() {
        decoders.close();
    }

    /** Another way to come by a picture. */
    private interface Attempt {
        DecoderAnswer make() throws IOException, InterruptedException;
    }

    /** A program that turns the file on a bench into one that a decoder of ours reads. */
    private interface Tool {
        Optional<Path> decode(Workbench bench) throws IOException, InterruptedException;
    }
}
