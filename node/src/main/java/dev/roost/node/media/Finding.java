package dev.roost.node.media;

import java.io.IOException;

/**
 * Facts as a container gives them up, block by block; a damaged block takes only its own with it. EXIF is believed before
 * IPTC, that before XMP, and all before the container, which alone knows the size. Used by one thread.
 */
final class Finding {
    private Facts exif = Facts.NONE;
    private Facts iptc = Facts.NONE;
    private Facts xmp = Facts.NONE;
    private Facts container = Facts.NONE;
    private boolean containerTurns;

    /** A block that begins with a TIFF header. */
    void exif(Span block) {
        exif = exif.or(facts(() -> Exif.facts(block)));
    }

    void exif(Facts facts) {
        exif = exif.or(facts);
    }

    /** Photoshop's resource blocks. */
    void photoshop(Span blocks) {
        iptc = iptc.or(facts(() -> Iptc.inResources(blocks)));
    }

    /** Datasets of the press. */
    void iptc(Span datasets) {
        iptc = iptc.or(facts(() -> Iptc.facts(datasets)));
    }

    void xmp(byte[] packet) {
        xmp = xmp.or(Xmp.facts(packet));
    }

    void xmp(Span packet) {
        xmp = xmp.or(facts(() -> Xmp.facts(packet.bytes())));
    }

    private static Facts facts(Block block) {
        try {
            return block.facts();
        } catch (IOException e) {
            return Facts.NONE;
        }
    }

    /** A block that may turn out to be damaged. */
    private interface Block {
        Facts facts() throws IOException;
    }

    /** What the container itself says. */
    void container(Facts facts) {
        container = container.or(facts);
    }

    /** The container alone says how the picture is turned: its decoders turn it by that, whatever a block says. */
    void containerTurns() {
        containerTurns = true;
    }

    Facts facts() {
        Facts all = exif.or(iptc).or(xmp).or(container);
        return containerTurns
                ? new Facts(all.captured(), all.place(), all.camera(), container.frame(), all.motion())
                : all;
    }
}
