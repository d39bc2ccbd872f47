package dev.roost.proto.model;

/**
 * Body of GENESIS, the first entry of a library. The library id is the hash of these bytes.
 *
 * <p>Layout: salt 32 ‖ first member's keys ‖ recovery keys (identity 32 ‖ KEM 1,216 each).
 *
 * @param salt random, so that no two libraries share an id
 */
public record Genesis(Octets salt, Principal firstMember, Principal recovery) {
    private static final int SALT_BYTES = 32;

    public Genesis {
        salt.requireSize(SALT_BYTES);
    }

    public LibraryId library() {
        return LibraryId.ofGenesis(encode());
    }

    public byte[] encode() {
        FieldWriter out = new FieldWriter(2600).octets(salt);
        firstMember.write(out);
        recovery.write(out);
        return out.toBytes();
    }

    public static Genesis parse(byte[] bytes) throws MalformedException {
        FieldReader in = new FieldReader(bytes);
        Genesis genesis = new Genesis(in.octets(SALT_BYTES), Principal.read(in), Principal.read(in));
        in.end();
        return genesis;
    }
}
