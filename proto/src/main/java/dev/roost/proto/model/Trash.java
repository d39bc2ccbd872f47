package dev.roost.proto.model;

/**
 * A photo was put into the trash.
 *
 * <p>Layout: photo 32 ‖ rest.
 */
public record Trash(PhotoId photo, Octets rest) implements Statement {
    static final int KIND = 4;

    @Override
    public int kind() {
        return KIND;
    }

    @Override
    public byte[] fields() {
        return new FieldWriter().id(photo).octets(rest).toBytes();
    }

    static Trash read(FieldReader in) throws MalformedException {
        return new Trash(PhotoId.of(in.bytes(Id.BYTES)), Octets.copyOf(in.rest()));
    }
}
