package dev.roost.node.media;

import dev.roost.proto.model.CaptureTime;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads MOV, MP4 and 3GP (ISO 14496-12 and QuickTime's file format): the header boxes of the film and of its tracks. */
final class MovieFacts {
    private static final String XMP_UUID = "be7acfcb97a942e89c71999491e3afac";

    /** Seconds from 1904, where QuickTime's clock begins, to 1970. */
    private static final long QUICKTIME_EPOCH_SECONDS = 2_082_844_800L;

    private static final long MILLIS = 1_000;
    private static final int FIXED_POINT_BITS = 16;
    private static final int LONG_VERSION = 1;

    private MovieFacts() {}

    static void read(Span file, Finding finding) throws IOException {
        for (Box box : Box.in(file)) {
            if (box.type().equals("moov")) {
                movie(box.boxes(), finding);
            } else if (box.isOwn(XMP_UUID)) {
                finding.xmp(box.ownBody());
            }
        }
    }

    private static void movie(List<Box> boxes, Finding finding) throws IOException {
        // The phone's own words, with its zone, are better than the header's clock: they come first wherever they
        // stand.
        for (Box box : boxes) {
            switch (box.type()) {
                case "meta" -> finding.container(MovieKeys.facts(box.body()));
                case "udta" -> userData(box, finding);
                default -> {}
            }
        }
        for (Box box : boxes) {
            switch (box.type()) {
                case "mvhd" -> {
                    finding.container(length(box));
                    finding.clock(created(box));
                }
                case "trak" -> track(box, finding);
                default -> {}
            }
        }
    }

    private static void userData(Box data, Finding finding) throws IOException {
        finding.container(MovieKeys.userData(data));
        Optional<Box> packet = Box.first(data.body(), "XMP_");
        if (packet.isPresent()) {
            finding.xmp(packet.get().body());
        }
    }

    /** The time of a sequence of pictures, which has a film's header. */
    static void created(Box movie, Finding finding) throws IOException {
        for (Box box : movie.boxes()) {
            if (box.type().equals("mvhd")) {
                finding.clock(created(box));
            }
        }
    }

    private static Optional<CaptureTime> created(Box header) throws IOException {
        return clock(
                header.version() == LONG_VERSION
                        ? header.body().u64(4)
                        : header.body().u32(4));
    }

    private static Facts length(Box header) throws IOException {
        Span body = header.body();
        boolean wide = header.version() == LONG_VERSION;
        long scale = body.u32(wide ? 20 : 12);
        long length = wide ? body.u64(24) : body.u32(16);
        boolean known = scale > 0 && length > 0 && length < (wide ? Long.MAX_VALUE / MILLIS : 0xFFFFFFFFL);
        Optional<Duration> duration =
                known ? Optional.of(Duration.ofMillis(length * MILLIS / scale)) : Optional.empty();
        Motion motion = new Motion(Optional.empty(), false, duration);
        return new Facts(Optional.empty(), Optional.empty(), Camera.UNKNOWN, Frame.UNKNOWN, motion);
    }

    /** Zero says nothing, on either clock; some cameras count from 1970 instead of 1904. */
    private static Optional<CaptureTime> clock(long seconds) {
        if (seconds <= 0 || seconds == QUICKTIME_EPOCH_SECONDS) {
            return Optional.empty();
        }
        return CaptureTimes.ofEpoch(seconds < QUICKTIME_EPOCH_SECONDS ? seconds : seconds - QUICKTIME_EPOCH_SECONDS);
    }

    private static void track(Box track, Finding finding) throws IOException {
        for (Box box : track.boxes()) {
            if (box.type().equals("tkhd")) {
                finding.container(Facts.of(frame(box)));
            }
        }
    }

    /** A track's size, and its turn out of the matrix; sound has none. */
    private static Frame frame(Box header) throws IOException {
        Span body = header.body();
        long matrix = header.version() == LONG_VERSION ? 52 : 40;
        long width = body.u32(matrix + 36) >> FIXED_POINT_BITS;
        long height = body.u32(matrix + 40) >> FIXED_POINT_BITS;
        int a = (int) body.u32(matrix);
        int b = (int) body.u32(matrix + 4);
        int c = (int) body.u32(matrix + 12);
        if (a == 0 && b != 0) {
            return Frame.stored(width, height, b > 0 ? (c < 0 ? 6 : 5) : c > 0 ? 8 : 7);
        }
        return Frame.stored(width, height, a < 0 ? 3 : 1);
    }
}
