package dev.roost.proto.model;

/**
 * Body of RECOVERY: new recovery words. Only the recovery identity itself may sign it.
 *
 * <p>Layout: keys (identity 32 ‖ KEM 1,216) ‖ rest.
 */
public record RecoveryChange(Principal recovery, Octets rest) {
    public byte[] encode() {
        FieldWriter out = new FieldWriter(1300);
        recovery.write(out);
        return out.octets(rest).toBytes();
    }

    public static RecoveryChange parse(byte[] bytes) throws MalformedException {
        FieldReader in = new FieldReader(bytes);
        return new RecoveryChange(Principal.read(in), Octets.copyOf(in.rest()));
    }
}
