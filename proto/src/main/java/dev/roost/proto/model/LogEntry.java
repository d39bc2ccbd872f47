package dev.roost.proto.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One signed line of a device's log. It is stored, compared and passed on as the bytes that were signed.
 *
 * <p>Layout: {@code "RSTL"} ‖ version 01 ‖ kind u8 ‖ library 32 ‖ device 32 ‖ incarnation u64 ‖ seq u64 ‖ prev 32 ‖
 * time u64 ‖ epoch name 4 ‖ witnesses u16 × 40 ‖ lists u16 × 32 ‖ body u32 length ‖ body ‖ signature 64, at most
 * {@link Limits#ENTRY_BYTES_MAX} in all. The signature (Ed25519) is over {@code roost/v1/log ‖ SHA-256(entry without
 * signature)}; the head is SHA-256 over {@code roost/v1/head ‖ entry without signature}.
 */
public final class LogEntry {
    private static final byte[] MAGIC = "RSTL".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;

    private final EntryFields fields;
    private final byte[] bytes;
    private final EntryHead head;

    private LogEntry(EntryFields fields, byte[] bytes) {
        this.fields = fields;
        this.bytes = bytes;
        this.head = EntryHead.of(Sha256.of(Labels.HEAD, unsigned(bytes)));
    }

    /** What a signature for these fields is made over. */
    public static byte[] signingInput(EntryFields fields) {
        return signingInput(encode(fields));
    }

    /** Puts fields and their signature together; the signature is not checked here, for that takes keys. */
    public static LogEntry of(EntryFields fields, Octets signature) {
        signature.requireSize(Principal.SIGNATURE_BYTES);
        byte[] unsigned = encode(fields);
        byte[] bytes = Arrays.copyOf(unsigned, unsigned.length + Principal.SIGNATURE_BYTES);
        System.arraycopy(signature.toArray(), 0, bytes, unsigned.length, Principal.SIGNATURE_BYTES);
        if (bytes.length > Limits.ENTRY_BYTES_MAX) {
            throw new IllegalArgumentException("an entry of " + bytes.length + " bytes");
        }
        return new LogEntry(fields, bytes);
    }

    /** Reads foreign bytes. Layout and limits are checked; signature, chain and roles are for the caller. */
    public static LogEntry parse(byte[] bytes) throws MalformedException {
        if (bytes.length > Limits.ENTRY_BYTES_MAX) {
            throw new MalformedException("an entry of " + bytes.length + " bytes");
        }
        FieldReader in = new FieldReader(bytes);
        in.expect(MAGIC, "a log entry");
        int version = in.u8();
        if (version != VERSION) {
            throw new MalformedException("log entry format " + version + " is unknown to this version");
        }
        try {
            EntryFields fields = new EntryFields(
                    new EntryKind(in.u8()),
                    in.libraryId(),
                    in.logId(),
                    in.u64(),
                    in.entryHead(),
                    in.u64(),
                    new EpochName(in.u32()),
                    readWitnesses(in),
                    readLists(in),
                    Octets.copyOf(in.long32(Limits.ENTRY_BYTES_MAX)));
            in.bytes(Principal.SIGNATURE_BYTES);
            in.end();
            return new LogEntry(fields, bytes.clone());
        } catch (IllegalArgumentException e) {
            throw new MalformedException("a log entry: " + e.getMessage());
        }
    }

    public EntryFields fields() {
        return fields;
    }

    public EntryHead head() {
        return head;
    }

    public LogHead position() {
        return new LogHead(fields.log(), fields.seq(), head);
    }

    /** The bytes that were signed, with their signature. */
    public byte[] bytes() {
        return bytes.clone();
    }

    public int size() {
        return bytes.length;
    }

    public byte[] signingInput() {
        return signingInput(unsigned(bytes));
    }

    public Octets signature() {
        return Octets.copyOf(bytes, bytes.length - Principal.SIGNATURE_BYTES, bytes.length);
    }

    /** Whether an entry lies in this one's causal past: earlier in the same log, or witnessed. */
    public boolean follows(LogId log, long seq) {
        return fields.log().equals(log)
                ? seq < fields.seq()
                : fields.witnesses().stream().anyMatch(witness -> witness.covers(log, seq));
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof LogEntry other && Arrays.equals(bytes, other.bytes);
    }

    @Override
    public int hashCode() {
        return head.hashCode();
    }

    @Override
    public String toString() {
        return "LogEntry[" + fields.kind() + " " + fields.log().device() + "/" + fields.seq() + "]";
    }

    private static byte[] signingInput(byte[] unsigned) {
        return new FieldWriter(64)
                .bytes(Labels.LOG.bytes())
                .bytes(Sha256.of(unsigned))
                .toBytes();
    }

    private static byte[] unsigned(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length - Principal.SIGNATURE_BYTES);
    }

    private static byte[] encode(EntryFields fields) {
        FieldWriter out = new FieldWriter(512 + fields.body().size());
        out.bytes(MAGIC).u8(VERSION).u8(fields.kind().code()).id(fields.library());
        fields.log().write(out);
        out.u64(fields.seq()).id(fields.prev()).u64(fields.time());
        out.u32(fields.epoch().bits());
        out.u16(fields.witnesses().size());
        fields.witnesses().forEach(witness -> witness.write(out));
        out.u16(fields.lists().size());
        fields.lists().forEach(out::id);
        return out.long32(fields.body().toArray()).toBytes();
    }

    private static List<Witness> readWitnesses(FieldReader in) throws MalformedException {
        int count = in.count16(Limits.LOGS_MAX);
        List<Witness> witnesses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            witnesses.add(Witness.read(in));
        }
        return witnesses;
    }

    private static List<ChunkId> readLists(FieldReader in) throws MalformedException {
        int count = in.count16(Limits.ENTRY_LISTS_MAX);
        List<ChunkId> lists = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lists.add(in.chunkId());
        }
        return lists;
    }
}
