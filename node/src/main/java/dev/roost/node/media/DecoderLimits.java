package dev.roost.node.media;

import java.time.Duration;

/**
 * What decoding strangers' bytes may cost.
 *
 * @param processes how many decoders work at once
 * @param heapMegabytes the Java heap of each
 * @param toolMegabytes the address space of a native tool, where the system can limit it
 * @param pixels a picture that claims more is not decoded
 * @param time a decoder that takes longer for one picture is killed
 */
public record DecoderLimits(int processes, int heapMegabytes, int toolMegabytes, long pixels, Duration time) {
    /**
     * One decoder, which suits a machine that has other work: a photo of 24 megapixels takes it some 150 ms. Its heap is
     * enough for a WebP of 48 megapixels, which cannot be thinned out while it is read.
     */
    public static final DecoderLimits USUAL = new DecoderLimits(1, 256, 2_048, 300_000_000, Duration.ofSeconds(20));

    public DecoderLimits {
        if (processes < 1
                || heapMegabytes < 1
                || toolMegabytes < 1
                || pixels < 1
                || time.isNegative()
                || time.isZero()) {
            throw new IllegalArgumentException("limits of nothing: " + processes + ", " + heapMegabytes + ", " + time);
        }
    }
}
