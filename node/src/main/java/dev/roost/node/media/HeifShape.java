package dev.roost.node.media;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The size and turn of one item of a HEIF file, from its properties (ISO 23008-12, 6.5), which apply in their order. */
final class HeifShape {
    /** EXIF's orientation for 0 to 3 quarter turns anticlockwise. */
    private static final int[] TURNED = {1, 8, 3, 6};

    /** The same for a picture mirrored before it is turned. */
    private static final int[] MIRRORED = {2, 5, 4, 7};

    private static final int ASSOCIATIONS_MAX = 4_096;

    /** A cut-out: its width, height and middle, each as a fraction. */
    private static final int CLAP_BYTES = 32;

    private long width;
    private long height;
    private int quarters;
    private boolean mirrored;

    private HeifShape() {}

    /** The frame of an item as its properties say. */
    static Frame frame(Box properties, long item) throws IOException {
        List<Box> pool = new ArrayList<>();
        List<Integer> own = new ArrayList<>();
        for (Box box : properties.boxes()) {
            if (box.type().equals("ipco")) {
                pool.addAll(box.boxes());
            } else if (box.type().equals("ipma")) {
                own.addAll(associated(box, item));
            }
        }
        HeifShape shape = new HeifShape();
        for (int index : own) {
            if (index >= 1 && index <= pool.size()) {
                shape.apply(pool.get(index - 1));
            }
        }
        return Frame.stored(
                shape.width, shape.height, shape.mirrored ? MIRRORED[shape.quarters] : TURNED[shape.quarters]);
    }

    private void apply(Box property) throws IOException {
        Span body = property.body();
        switch (property.type()) {
            case "ispe" -> {
                width = body.u32(4);
                height = body.u32(8);
            }
            case "clap" -> {
                if (body.length() >= CLAP_BYTES) {
                    width = cut(width, body.u32(0), body.u32(4));
                    height = cut(height, body.u32(8), body.u32(12));
                }
            }
            case "irot" -> quarters = (quarters + body.u8(0)) % 4;
            case "imir" -> mirror(body.u8(0) & 1);
            default -> {}
        }
    }

    /** Axis 0 swaps top and bottom, axis 1 left and right; the first is the second and half a turn. A turn undone goes first. */
    private void mirror(int axis) {
        mirrored = !mirrored;
        quarters = (axis == 1 ? 4 - quarters : 6 - quarters) % 4;
    }

    private static long cut(long whole, long over, long under) {
        long wanted = under == 0 ? 0 : over / under;
        return wanted > 0 && wanted < whole ? wanted : whole;
    }

    private static List<Integer> associated(Box box, long item) throws IOException {
        Span body = box.body();
        boolean wideIds = box.version() != 0;
        boolean wideIndexes = (body.u8(3) & 1) == 1;
        long count = Math.min(body.u32(4), ASSOCIATIONS_MAX);
        long at = 8;
        List<Integer> own = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            boolean wanted = (wideIds ? body.u32(at) : body.u16(at)) == item;
            at += wideIds ? 4 : 2;
            int many = body.u8(at++);
            for (int p = 0; p < many; p++) {
                int index = wideIndexes ? body.u16(at) & 0x7FFF : body.u8(at) & 0x7F;
                at += wideIndexes ? 2 : 1;
                if (wanted) {
                    own.add(index);
                }
            }
        }
        return own;
    }
}
