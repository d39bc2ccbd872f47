package dev.roost.proto.model;

/**
 * One field of a photo has a value.
 *
 * <p>Layout: photo 32 ‖ field u8 ‖ value u32 length ‖ value ‖ rest.
 *
 * @param field 1 favourite, 2 hidden, 3 archived, 4 caption, 5 keywords, 6 people, 7 albums, 8 corrected time,
 *     9 corrected place, 10 thumbnail, 11 facts; other codes are kept. Facts are of one resource, whose id stands for
 *     the photo
 * @param value as the field defines it; empty takes the value back
 */
public record About(PhotoId photo, int field, Octets value, Octets rest) implements Statement {
    /** A corrected {@link CaptureTime}. */
    public static final int TIME = 8;

    /** The {@link ThumbnailSet} of the resource whose id this is. */
    public static final int THUMBNAIL = 10;

    /** {@link PhotoFacts} of the resource whose id this is. */
    public static final int FACTS = 11;

    static final int KIND = 3;

    /** What the bytes of a resource say about themselves. */
    public static About facts(ResourceId resource, PhotoFacts facts) {
        return new About(PhotoId.of(resource), FACTS, facts.encode(), Octets.EMPTY);
    }

    @Override
    public int kind() {
        return KIND;
    }

    @Override
    public byte[] fields() {
        return new FieldWriter()
                .id(photo)
                .u8(field)
                .long32(value.toArray())
                .octets(rest)
                .toBytes();
    }

    static About read(FieldReader in) throws MalformedException {
        return new About(
                PhotoId.of(in.bytes(Id.BYTES)),
                in.u8(),
                Octets.copyOf(in.long32(Limits.STATEMENT_BYTES_MAX)),
                Octets.copyOf(in.rest()));
    }
}
