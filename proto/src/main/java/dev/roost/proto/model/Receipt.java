package dev.roost.proto.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A device's signed word on what it durably holds of a library. It is a register: of two receipts of one device the
 * one with the higher counter counts.
 *
 * <p>Layout: {@code "RSTR"} ‖ version 01 ‖ flags u8 ‖ takes u8 ‖ 0 u8 ‖ library 32 ‖ device 32 ‖ incarnation u64 ‖
 * counter u64 ‖ oldest read age u32 ‖ held chunks u64 ‖ held bytes u64 ‖ lacking chunks u64 ‖ marks u16 × (device 32 ‖
 * incarnation u64 ‖ seq u64 ‖ head 32 ‖ whole u64 ‖ exceptions u32 ‖ exceptions' digest 16) ‖ rest u16 length ‖ rest ‖
 * signature 64 over {@code roost/v1/receipt ‖ SHA-256(receipt without signature)}. Flags: 01 a deletion alarm is
 * open, 02 it accepts nothing more for want of room; others are kept.
 */
public final class Receipt {
    public static final int FLAG_ALARM = 1;
    public static final int FLAG_FULL = 2;

    private static final byte[] MAGIC = "RSTR".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int DIGEST_BYTES = 16;
    private static final Octets NO_EXCEPTIONS = exceptionsDigest(List.of());

    private final Fields fields;
    private final byte[] bytes;

    /**
     * How far one log is held.
     *
     * @param head the newest entry that is durable here, and all before it
     * @param whole the entry up to which everything is durable here that the log names and this device takes, but for
     *     the exceptions; 0 for none
     * @param exceptions how many chunks named up to {@code whole} are lacking
     * @param digest {@link #exceptionsDigest} of them
     */
    public record Mark(LogHead head, long whole, int exceptions, Octets digest) {
        public Mark {
            digest.requireSize(DIGEST_BYTES);
            if (whole < 0 || whole > head.seq() || exceptions < 0 || exceptions > Limits.EXCEPTIONS_MAX) {
                throw new IllegalArgumentException(
                        "a mark of " + whole + " of " + head.seq() + " with " + exceptions + " exceptions");
            }
        }

        /** A mark without exceptions. */
        public static Mark whole(LogHead head, long whole) {
            return new Mark(head, whole, 0, NO_EXCEPTIONS);
        }
    }

    /**
     * What a receipt says.
     *
     * @param oldestReadAge running seconds since the least recently re-read of the held chunks was read
     * @param heldChunks durable chunks of this library, of every type
     * @param lackingChunks what the heads name, this device takes and does not hold
     */
    public record Fields(
            int flags,
            Takes takes,
            LibraryId library,
            LogId signer,
            long counter,
            int oldestReadAge,
            long heldChunks,
            long heldBytes,
            long lackingChunks,
            List<Mark> marks,
            Octets rest) {
        public Fields {
            marks = List.copyOf(marks);
            if (marks.size() > Limits.LOGS_MAX || oldestReadAge < 0) {
                throw new IllegalArgumentException(marks.size() + " marks, an age of " + oldestReadAge);
            }
        }
    }

    private Receipt(Fields fields, byte[] bytes) {
        this.fields = fields;
        this.bytes = bytes;
    }

    public static byte[] signingInput(Fields fields) {
        return signingInput(encode(fields));
    }

    public static Receipt of(Fields fields, Octets signature) {
        signature.requireSize(Principal.SIGNATURE_BYTES);
        byte[] unsigned = encode(fields);
        byte[] bytes = Arrays.copyOf(unsigned, unsigned.length + Principal.SIGNATURE_BYTES);
        System.arraycopy(signature.toArray(), 0, bytes, unsigned.length, Principal.SIGNATURE_BYTES);
        return new Receipt(fields, bytes);
    }

    /** Reads foreign bytes; the signature is for the caller to check. */
    public static Receipt parse(byte[] bytes) throws MalformedException {
        FieldReader in = new FieldReader(bytes);
        Receipt receipt = read(in, bytes);
        in.end();
        return receipt;
    }

    /** Reads the receipt that the bytes begin with. */
    static Receipt read(FieldReader in, byte[] bytes) throws MalformedException {
        in.expect(MAGIC, "a receipt");
        int version = in.u8();
        if (version != VERSION) {
            throw new MalformedException("receipt format " + version + " is unknown to this version");
        }
        try {
            int flags = in.u8();
            Takes takes = Takes.of(in.u8());
            if (in.u8() != 0) {
                throw new MalformedException("a receipt with a reserved byte set");
            }
            Fields fields = new Fields(
                    flags,
                    takes,
                    in.libraryId(),
                    in.logId(),
                    in.u64(),
                    in.size32(Integer.MAX_VALUE),
                    in.u64(),
                    in.u64(),
                    in.u64(),
                    readMarks(in),
                    Octets.copyOf(in.short16(0xFFFF)));
            in.bytes(Principal.SIGNATURE_BYTES);
            int length = bytes.length - in.remaining();
            if (length > Limits.RECEIPT_BYTES_MAX) {
                throw new MalformedException("a receipt of " + length + " bytes");
            }
            return new Receipt(fields, Arrays.copyOf(bytes, length));
        } catch (IllegalArgumentException e) {
            throw new MalformedException("a receipt: " + e.getMessage());
        }
    }

    /** Digest of a set of chunk ids, whatever their order: 16 bytes of SHA-256 over the ids in ascending order. */
    public static Octets exceptionsDigest(Collection<ChunkId> ids) {
        FieldWriter out = new FieldWriter(Id.BYTES * ids.size());
        ids.stream().sorted().forEach(out::id);
        return Octets.copyOf(Sha256.of(Labels.EXCEPTIONS, out.toBytes()), 0, DIGEST_BYTES);
    }

    public Fields fields() {
        return fields;
    }

    public DeviceId device() {
        return fields.signer().device();
    }

    public Optional<Mark> mark(LogId log) {
        return fields.marks().stream().filter(m -> m.head().log().equals(log)).findFirst();
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public byte[] signingInput() {
        return signingInput(Arrays.copyOf(bytes, bytes.length - Principal.SIGNATURE_BYTES));
    }

    public Octets signature() {
        return Octets.copyOf(bytes, bytes.length - Principal.SIGNATURE_BYTES, bytes.length);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Receipt other && Arrays.equals(bytes, other.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Receipt[" + device() + " " + fields.counter() + "]";
    }

    private static byte[] signingInput(byte[] unsigned) {
        return new FieldWriter(64)
                .bytes(Labels.RECEIPT.bytes())
                .bytes(Sha256.of(unsigned))
                .toBytes();
    }

    private static byte[] encode(Fields fields) {
        FieldWriter out = new FieldWriter(256 + 120 * fields.marks().size());
        out.bytes(MAGIC)
                .u8(VERSION)
                .u8(fields.flags())
                .u8(fields.takes().code())
                .u8(0);
        out.id(fields.library());
        fields.signer().write(out);
        out.u64(fields.counter()).u32(fields.oldestReadAge());
        out.u64(fields.heldChunks()).u64(fields.heldBytes()).u64(fields.lackingChunks());
        out.u16(fields.marks().size());
        for (Mark mark : fields.marks()) {
            mark.head().write(out);
            out.u64(mark.whole()).u32(mark.exceptions()).octets(mark.digest());
        }
        return out.short16(fields.rest().toArray()).toBytes();
    }

    private static List<Mark> readMarks(FieldReader in) throws MalformedException {
        int count = in.count16(Limits.LOGS_MAX);
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LogHead head = LogHead.read(in);
            marks.add(new Mark(head, in.u64(), in.size32(Limits.EXCEPTIONS_MAX), in.octets(DIGEST_BYTES)));
        }
        return marks;
    }
}
