package dev.roost.node.media;

import dev.roost.proto.model.CaptureTime;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The times that cameras wrote into JPEG segments of their own before there was EXIF, by clocks without a zone. */
final class OldCameras {
    /** Casio's binary segment; ExifTool's documentation of its tags has where the time is. */
    static final String CASIO = "QVCI\0";

    private static final int CASIO_TIME_AT = 0x4D;
    private static final int CASIO_TIME_BYTES = 20;

    /** Lines of text, which Olympus, Agfa, Epson and Sanyo shared. */
    private static final String PICTURE_INFO = "[picture info]";

    private static final int TEXT_BYTES_MAX = 2_048;

    /** Seconds since 1970, as the camera's clock showed them. */
    private static final Pattern TIME_DATE = Pattern.compile("TimeDate=(\\d{1,10})\\s");

    private OldCameras() {}

    static Facts casio(Span segment) throws IOException {
        Optional<String> text =
                Texts.trimmed(segment.part(CASIO_TIME_AT, CASIO_TIME_BYTES).bytes());
        return Facts.of(text.flatMap(time -> CaptureTimes.parse(time.replace('.', ':'))));
    }

    static Facts pictureInfo(Span segment) throws IOException {
        String text = segment.latin(0, TEXT_BYTES_MAX);
        Matcher time = TIME_DATE.matcher(text);
        return text.contains(PICTURE_INFO) && time.find()
                ? Facts.of(CaptureTimes.ofEpoch(Long.parseLong(time.group(1)))
                        .map(clock -> new CaptureTime(clock.local(), Optional.empty())))
                : Facts.NONE;
    }
}
