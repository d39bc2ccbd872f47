package dev.roost.proto.model;

import java.util.OptionalLong;

/**
 * A receipt as one device passes it to another, which may not be the one that signed it: without its age it would be as
 * good as new to whoever hears it last.
 *
 * <p>Layout: receipt ‖ age u32 seconds, or the receipt alone where the age is not known.
 *
 * @param ageSeconds running seconds since it was heard from its signer, as far as whoever passes it on knows
 */
public record PassedReceipt(Receipt receipt, OptionalLong ageSeconds) {
    public static final int BYTES_MAX = Limits.RECEIPT_BYTES_MAX + Integer.BYTES;
    private static final long AGE_SECONDS_MAX = 0xFFFF_FFFFL;

    /** With an age, of which what does not fit is left out. */
    public static PassedReceipt of(Receipt receipt, long ageSeconds) {
        return new PassedReceipt(receipt, OptionalLong.of(Math.max(0, Math.min(AGE_SECONDS_MAX, ageSeconds))));
    }

    /** Reads foreign bytes; the signature is for the caller to check. */
    public static PassedReceipt parse(byte[] bytes) throws MalformedException {
        FieldReader in = new FieldReader(bytes);
        Receipt receipt = Receipt.read(in, bytes);
        OptionalLong age =
                in.remaining() == 0 ? OptionalLong.empty() : OptionalLong.of(Integer.toUnsignedLong(in.u32()));
        in.end();
        return new PassedReceipt(receipt, age);
    }

    public byte[] encode() {
        FieldWriter out = new FieldWriter().bytes(receipt.bytes());
        ageSeconds.ifPresent(age -> out.u32((int) age));
        return out.toBytes();
    }
}
