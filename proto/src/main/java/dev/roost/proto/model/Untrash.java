package dev.roost.proto.model;

/**
 * A photo was taken out of the trash.
 *
 * <p>Layout: photo 32 ‖ rest.
 */
public record Untrash(PhotoId photo, Octets rest) implements Statement {
    static final int KIND = 5;

    @Override
    public int kind() {
        return KIND;
    }

    @Override
    public byte[] fields() {
        return new FieldWriter().id(photo).octets(rest).toBytes();
    }

    static Untrash read(FieldReader in) throws MalformedException {
        return new Untrash(PhotoId.of(in.bytes(Id.BYTES)), Octets.copyOf(in.rest()));
    }
}
