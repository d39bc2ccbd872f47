package dev.roost.proto.model;

/**
 * The keys of one epoch, wrapped for one device.
 *
 * <p>Layout: epoch name 4 ‖ wrap u16 length ‖ wrap. What is wrapped: the vault key and the discovery key (64 bytes) for
 * a member, the discovery key alone (32 bytes) for a storage device.
 */
public record Grant(EpochName epoch, Octets wrap) {
    static final int WRAP_BYTES_MAX = 2_048;

    void write(FieldWriter out) {
        out.u32(epoch.bits()).short16(wrap.toArray());
    }

    static Grant read(FieldReader in) throws MalformedException {
        return new Grant(new EpochName(in.u32()), Octets.copyOf(in.short16(WRAP_BYTES_MAX)));
    }
}
