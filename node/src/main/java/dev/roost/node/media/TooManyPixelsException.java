package dev.roost.node.media;

import java.io.IOException;

/** A picture claims more pixels than are decoded; its file is kept, only without a thumbnail. */
final class TooManyPixelsException extends IOException {
    private static final long serialVersionUID = 1L;

    TooManyPixelsException(long width, long height) {
        super(reason(width, height));
    }

    static String reason(long width, long height) {
        return "the picture claims " + width + " × " + height + " pixels";
    }
}
