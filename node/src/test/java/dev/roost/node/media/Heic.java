package dev.roost.node.media;

import static dev.roost.node.media.Pieces.box;
import static dev.roost.node.media.Pieces.full;
import static dev.roost.node.media.Pieces.joined;
import static dev.roost.node.media.Pieces.latin;
import static dev.roost.node.media.Pieces.u16;
import static dev.roost.node.media.Pieces.u32;
import static dev.roost.node.media.Pieces.u8;

/** A HEIC as phones write it, without its pixels: a grid of 4032 × 3024 over a tile, turned, and an EXIF item. */
final class Heic {
    private static final int TILE = 1;
    private static final int GRID = 2;
    private static final int EXIF = 3;

    private Heic() {}

    static byte[] of(byte[] tiff) {
        byte[] type = box("ftyp", latin("heic"), u32(0));
        byte[] item = joined(u32(6), latin("Exif\0\0"), tiff);
        // The item's place is known once the box that names it has its length, which does not depend on the place.
        int at = type.length + meta(0, item.length).length + 8;
        return joined(type, meta(at, item.length), box("mdat", item));
    }

    private static byte[] meta(int at, int length) {
        byte[] names = full("iinf", 0, u16(3), name(TILE, "hvc1"), name(GRID, "grid"), name(EXIF, "Exif"));
        byte[] places = full("iloc", 0, u8(0x44), u8(0), u16(1), u16(EXIF), u16(0), u16(1), u32(at), u32(length));
        byte[] pool = box("ipco", size(512, 512), size(4032, 3024), box("irot", u8(3)));
        byte[] own = full("ipma", 0, u32(2), u16(TILE), u8(1), u8(1), u16(GRID), u8(2), u8(2), u8(3));
        return full("meta", 0, full("pitm", 0, u16(GRID)), names, places, box("iprp", pool, own));
    }

    private static byte[] size(int width, int height) {
        return full("ispe", 0, u32(width), u32(height));
    }

    private static byte[] name(int id, String type) {
        return full("infe", 2, u16(id), u16(0), latin(type), u8(0));
    }
}
