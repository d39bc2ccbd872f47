package dev.roost.proto.model;

/**
 * The newest entry of another log that an entry's signer had seen. Every entry carries the whole vector, so that what
 * came before what can be told from the entries at hand.
 *
 * <p>Layout, 40 bytes: device 8 ‖ incarnation u64 ‖ seq u64 ‖ head 16.
 *
 * @param device first 8 bytes of the device id; a library admits no two devices that share them
 * @param headHigh with {@code headLow} the first 16 bytes of the entry's head
 */
public record Witness(long device, long incarnation, long seq, long headHigh, long headLow) {
    static final int BYTES = 40;

    public static Witness of(LogHead head) {
        FieldReader bytes = new FieldReader(head.head().bytes());
        try {
            return new Witness(
                    head.log().device().prefix(), head.log().incarnation(), head.seq(), bytes.u64(), bytes.u64());
        } catch (MalformedException e) {
            throw new IllegalStateException("a head has 32 bytes", e);
        }
    }

    /** Whether the entry with this number lies in the causal past that this witness opens. */
    public boolean covers(LogId log, long number) {
        return log.device().prefix() == device && log.incarnation() == incarnation && number <= seq;
    }

    void write(FieldWriter out) {
        out.u64(device).u64(incarnation).u64(seq).u64(headHigh).u64(headLow);
    }

    static Witness read(FieldReader in) throws MalformedException {
        return new Witness(in.u64(), in.u64(), in.u64(), in.u64(), in.u64());
    }
}
