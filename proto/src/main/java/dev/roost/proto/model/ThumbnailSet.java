package dev.roost.proto.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The thumbnails of a photo: the value of field 10 of an {@link About}.
 *
 * <p>Layout: version 01 ‖ count u8 ‖ count × (width u16 ‖ height u16 ‖ chunk id 32) ‖ rest; smallest first, each of them
 * larger than the one before. A chunk of type 03 holds one JPEG, turned as it is to be shown.
 */
public record ThumbnailSet(List<Picture> pictures, Octets rest) {
    public static final int PICTURES_MAX = 8;

    /** Bytes of a value that is read at all. */
    public static final int BYTES_MAX = 1_024;

    private static final int VERSION = 1;

    /**
     * One of them.
     *
     * @param width in pixels, 1 to 65,535, as the height
     */
    public record Picture(int width, int height, ChunkId chunk) {
        public Picture {
            if (width < 1 || width > 0xFFFF || height < 1 || height > 0xFFFF) {
                throw new IllegalArgumentException("a thumbnail of " + width + " x " + height);
            }
        }

        public int longEdge() {
            return Math.max(width, height);
        }
    }

    public ThumbnailSet {
        pictures = List.copyOf(pictures);
        if (pictures.isEmpty() || pictures.size() > PICTURES_MAX) {
            throw new IllegalArgumentException("1 to " + PICTURES_MAX + " thumbnails, not " + pictures.size());
        }
        for (int i = 1; i < pictures.size(); i++) {
            if (pictures.get(i - 1).longEdge() >= pictures.get(i).longEdge()) {
                throw new IllegalArgumentException("thumbnails out of order");
            }
        }
    }

    public Octets encode() {
        FieldWriter out = new FieldWriter(128).u8(VERSION).u8(pictures.size());
        for (Picture picture : pictures) {
            out.u16(picture.width()).u16(picture.height()).id(picture.chunk());
        }
        return out.octets(rest).toOctets();
    }

    public static ThumbnailSet parse(Octets value) throws MalformedException {
        if (value.size() > BYTES_MAX) {
            throw new MalformedException("a value of " + value.size() + " bytes for thumbnails");
        }
        FieldReader in = new FieldReader(value.toArray());
        int version = in.u8();
        if (version != VERSION) {
            throw new MalformedException("thumbnails of version " + version + " are unknown to this version");
        }
        int count = in.u8();
        if (count > PICTURES_MAX) {
            throw new MalformedException(count + " thumbnails, at most " + PICTURES_MAX);
        }
        try {
            List<Picture> pictures = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                pictures.add(new Picture(in.u16(), in.u16(), in.chunkId()));
            }
            return new ThumbnailSet(pictures, Octets.copyOf(in.rest()));
        } catch (IllegalArgumentException e) {
            throw new MalformedException("thumbnails: " + e.getMessage());
        }
    }
}
