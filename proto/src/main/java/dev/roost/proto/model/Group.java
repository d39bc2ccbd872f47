package dev.roost.proto.model;

/**
 * A resource belongs to a photo: a Live Photo's film, a RAW twin, a sidecar, an edited copy, a merge.
 *
 * <p>Layout: resource 32 ‖ photo 32 ‖ part u8 ‖ rest.
 *
 * @param part 1 primary, 2 film, 3 raw, 4 sidecar, 5 edited; other codes are kept
 */
public record Group(ResourceId resource, PhotoId photo, int part, Octets rest) implements Statement {
    static final int KIND = 2;

    @Override
    public int kind() {
        return KIND;
    }

    @Override
    public byte[] fields() {
        return new FieldWriter().id(resource).id(photo).u8(part).octets(rest).toBytes();
    }

    static Group read(FieldReader in) throws MalformedException {
        return new Group(in.resourceId(), PhotoId.of(in.bytes(Id.BYTES)), in.u8(), Octets.copyOf(in.rest()));
    }
}
