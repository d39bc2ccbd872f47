package dev.roost.proto.model;

/**
 * Body of OFFER: what the signing device takes from now on.
 *
 * <p>Layout: takes u8 ‖ quota u64 ‖ rest.
 *
 * @param quotaBytes sealed bytes that it sets aside for this library, 0 for no bound
 */
public record Offer(Takes takes, long quotaBytes, Octets rest) {
    public byte[] encode() {
        return new FieldWriter().u8(takes.code()).u64(quotaBytes).octets(rest).toBytes();
    }

    public static Offer parse(byte[] bytes) throws MalformedException {
        FieldReader in = new FieldReader(bytes);
        return new Offer(Takes.of(in.u8()), in.u64(), Octets.copyOf(in.rest()));
    }
}
