package dev.roost.node.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Decoders that this machine may have and Roost does not bring: libheif's and ffmpeg's programs. Each run is a process with
 * limits of time and memory that sees one file and writes one. Thread-safe.
 */
final class NativeTools {
    /** One name since libheif 1.18, the other before. */
    private static final List<String> HEIF_NAMES = List.of("heif-dec", "heif-convert");

    /** Films that phones and cameras write; a playlist under a film's name must not make ffmpeg open other files. */
    private static final String FORMATS = "mov,matroska,avi,mpeg,mpegts,mpegvideo,ogg,asf,flv,"
            + "image2,png_pipe,jpeg_pipe,webp_pipe,gif,bmp_pipe,tiff_pipe,jpegxl_pipe";

    private static final long OUTPUT_BYTES_MAX = 512L << 20;

    /** Of a JPEG on its way to a thumbnail: its own losses shall not be seen. */
    private static final String QUALITY = "95";

    private static final int BYTES_PER_MEGABYTE = 1 << 20;
    private static final long MILLIS_PER_SECOND = 1_000;

    private final DecoderLimits limits;
    private final Optional<Path> heif;
    private final Optional<Path> ffmpeg;
    private final Optional<Path> prlimit;

    private NativeTools(DecoderLimits limits, List<Path> folders) {
        this.limits = limits;
        this.heif = find(folders, HEIF_NAMES);
        this.ffmpeg = find(folders, List.of("ffmpeg"));
        this.prlimit = find(folders, List.of("prlimit"));
    }

    /** The tools in these folders. */
    static NativeTools in(List<Path> folders, DecoderLimits limits) {
        return new NativeTools(limits, folders);
    }

    boolean hasHeif() {
        return heif.isPresent();
    }

    boolean hasFfmpeg() {
        return ffmpeg.isPresent();
    }

    /** Decodes a HEIC or AVIF in its shown orientation; empty if that failed, here and below. */
    Optional<Path> decodeHeif(Workbench bench) throws IOException, InterruptedException {
        // Its other formats are PNG, which takes it ten times as long, and one that no reader here knows.
        Path to = bench.output("jpg");
        return heif.isPresent()
                ? run(
                        List.of(
                                heif.get().toString(),
                                "-q",
                                QUALITY,
                                bench.input().toString(),
                                to.toString()),
                        List.of(to, bench.firstOutput("jpg")))
                : Optional.empty();
    }

    /** Decodes a film's frame at a time, turned and not much larger than this. */
    Optional<Path> decodeFilm(Workbench bench, Duration at, int longEdge) throws IOException, InterruptedException {
        String size =
                "scale=w='min(" + longEdge + ",iw)':h='min(" + longEdge + ",ih)':force_original_aspect_ratio=decrease";
        List<String> seek = at.isZero() ? List.of() : List.of("-ss", at.toMillis() + "ms");
        return ffmpeg(seek, bench, List.of("-vf", size));
    }

    /** Decodes a picture in its shown orientation; ffmpeg scales no HEIC that is made of tiles. */
    Optional<Path> decodeShown(Workbench bench) throws IOException, InterruptedException {
        return ffmpeg(List.of(), bench, List.of());
    }

    /** Decodes a picture as its pixels are stored. */
    Optional<Path> decodeStored(Workbench bench) throws IOException, InterruptedException {
        return ffmpeg(List.of("-noautorotate"), bench, List.of());
    }

    private Optional<Path> ffmpeg(List<String> before, Workbench bench, List<String> after)
            throws IOException, InterruptedException {
        if (ffmpeg.isEmpty()) {
            return Optional.empty();
        }
        Path to = bench.output("bmp");
        List<String> command = new ArrayList<>(List.of(ffmpeg.get().toString(), "-nostdin", "-v", "error"));
        command.addAll(List.of("-threads", "1", "-max_pixels", Long.toString(limits.pixels())));
        command.addAll(List.of("-protocol_whitelist", "file", "-format_whitelist", FORMATS));
        command.addAll(before);
        command.addAll(List.of("-i", "file:" + bench.input(), "-frames:v", "1", "-an", "-sn", "-dn"));
        command.addAll(after);
        command.addAll(List.of("-threads", "1", "-pix_fmt", "bgr24", "-c:v", "bmp", "-f", "image2", "-update", "1"));
        command.add("file:" + to);
        return run(command, List.of(to));
    }

    /** Runs a tool that writes one of these. */
    private Optional<Path> run(List<String> command, List<Path> outputs) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(LowPriority.of(limited(command)))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            process.getOutputStream().close();
            int exit = Patience.begin(limits.time(), process)
                    .await(millis -> process.onExit().get(millis, TimeUnit.MILLISECONDS))
                    .exitValue();
            return exit == 0 ? outputs.stream().filter(Files::exists).findFirst() : Optional.empty();
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a process ends, well or not", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private List<String> limited(List<String> command) {
        List<String> limited = new ArrayList<>();
        prlimit.ifPresent(tool -> limited.addAll(List.of(
                tool.toString(),
                "--as=" + (long) limits.toolMegabytes() * BYTES_PER_MEGABYTE,
                "--cpu=" + Math.max(1, limits.time().toMillis() / MILLIS_PER_SECOND),
                "--fsize=" + OUTPUT_BYTES_MAX,
                "--core=0")));
        limited.addAll(command);
        return limited;
    }

    private static Optional<Path> find(List<Path> folders, List<String> names) {
        return names.stream()
                .flatMap(name -> folders.stream().flatMap(folder -> resolve(folder, name).stream()))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> resolve(Path folder, String name) {
        try {
            return Optional.of(folder.resolve(name));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
