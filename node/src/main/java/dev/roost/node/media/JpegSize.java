package dev.roost.node.media;

import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.Octets;
import java.util.Optional;

/** Width and height of a JPEG (ITU-T T.81, B.2.2), in pixels as stored. */
public record JpegSize(int width, int height) {
    private static final int SOI = 0xFFD8;
    private static final int SOF_FIRST = 0xFFC0;
    private static final int SOF_LAST = 0xFFCF;
    private static final int DHT = 0xFFC4;
    private static final int JPG = 0xFFC8;
    private static final int DAC = 0xFFCC;

    /** Reads the first frame's header; what is no JPEG, or has no size, has none. */
    public static Optional<JpegSize> of(Octets jpeg) {
        try {
            FieldReader in = new FieldReader(jpeg.toArray());
            if (in.u16() != SOI) {
                return Optional.empty();
            }
            while (true) {
                int marker = in.u16();
                FieldReader segment = new FieldReader(in.bytes(Math.max(0, in.u16() - 2)));
                if (isFrame(marker)) {
                    segment.u8();
                    int height = segment.u16();
                    int width = segment.u16();
                    return width > 0 && height > 0 ? Optional.of(new JpegSize(width, height)) : Optional.empty();
                }
                if (marker < SOF_FIRST) {
                    return Optional.empty();
                }
            }
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    private static boolean isFrame(int marker) {
        return marker >= SOF_FIRST && marker <= SOF_LAST && marker != DHT && marker != JPG && marker != DAC;
    }
}
