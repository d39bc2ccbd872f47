package dev.roost.node.media;

import dev.roost.proto.model.CaptureTime;
import java.io.IOException;
import java.util.Optional;

/**
 * Facts as a container gives them up, block by block; a damaged block takes only its own with it. EXIF is believed before
 * XMP, that before IPTC, and all before the container, which alone knows the size. The time of the shot, whoever gives it,
 * is believed before that of the file, as ExifTool does, with which people compare. Used by one thread.
 */
final class Finding {
    private Said exif = Said.NOTHING;
    private Said iptc = Said.NOTHING;
    private Said xmp = Said.NOTHING;
    private Facts container = Facts.NONE;
    private Optional<CaptureTime> clock = Optional.empty();
    private boolean containerTurns;

    /** A block that begins with a TIFF header. */
    void exif(Span block) {
        exif = exif.or(said(() -> Exif.said(block)));
    }

    void exif(Said said) {
        exif = exif.or(said);
    }

    /** Photoshop's resource blocks. */
    void photoshop(Span blocks) {
        iptc = iptc.or(said(() -> Said.of(Iptc.inResources(blocks))));
    }

    /** Datasets of the press. */
    void iptc(Span datasets) {
        iptc = iptc.or(said(() -> Said.of(Iptc.facts(datasets))));
    }

    void xmp(byte[] packet) {
        xmp = xmp.or(Xmp.said(packet));
    }

    void xmp(Span packet) {
        xmp = xmp.or(said(() -> Xmp.said(packet.bytes())));
    }

    private static Said said(Block block) {
        try {
            return block.said();
        } catch (IOException e) {
            return Said.NOTHING;
        }
    }

    /** A block that may turn out to be damaged. */
    private interface Block {
        Said said() throws IOException;
    }

    /** What the container itself says. */
    void container(Facts facts) {
        container = container.or(facts);
    }

    /** The clock in a film's header: programs that cut or copy a film set it anew. */
    void clock(Optional<CaptureTime> time) {
        clock = clock.or(() -> time);
    }

    /** The container alone says how the picture is turned: its decoders turn it by that, whatever a block says. */
    void containerTurns() {
        containerTurns = true;
    }

    Facts facts() {
        Facts blocks = exif.facts().or(xmp.facts()).or(iptc.facts());
        Optional<CaptureTime> captured = blocks.captured()
                .or(exif::digitized)
                .or(container::captured)
                .or(xmp::digitized)
                .or(() -> clock);
        Facts all = blocks.or(container);
        Frame frame = containerTurns ? container.frame() : all.frame();
        return new Facts(captured, all.place(), all.camera(), frame, all.motion());
    }
}
