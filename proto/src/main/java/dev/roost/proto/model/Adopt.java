package dev.roost.proto.model;

/**
 * Body of ADOPT: a member lets entries of a revoked device count that lie after its cut.
 *
 * <p>Layout: device 32 ‖ incarnation u64 ‖ seq u64 ‖ head 32 ‖ rest.
 *
 * @param upTo the last entry adopted; those between the cut and it are meant too
 */
public record Adopt(LogHead upTo, Octets rest) {
    public byte[] encode() {
        FieldWriter out = new FieldWriter();
        upTo.write(out);
        return out.octets(rest).toBytes();
    }

    public static Adopt parse(byte[] bytes) throws MalformedException {
        FieldReader in = new FieldReader(bytes);
        return new Adopt(LogHead.read(in), Octets.copyOf(in.rest()));
    }
}
