package dev.roost.proto.model;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * A resource was seen on a device, under a path, with its times.
 *
 * <p>Layout: resource 32 ‖ device 32 ‖ flags u8 ‖ origin u8 ‖ fidelity u8 ‖ media u8 ‖ source u16 length ‖ source ‖
 * path ‖ modified (i64 seconds ‖ u32 nanoseconds) ‖ [created, likewise] ‖ [captured: i64 local seconds ‖ u32
 * nanoseconds ‖ [i32 offset seconds]] ‖ [replaced resource 32] ‖ rest. Flags: 01 created, 02 captured, 04 captured
 * offset, 08 replaces.
 *
 * @param device where it was seen, which need not be the signer
 * @param source which import or app, as text for people; empty for a watched folder
 * @param replaces what this path held before, as far as the signer knows
 */
public record Seen(
        ResourceId resource,
        DeviceId device,
        Origin origin,
        String source,
        Fidelity fidelity,
        MediaType media,
        FilePath path,
        Instant modified,
        Optional<Instant> created,
        Optional<CaptureTime> captured,
        Optional<ResourceId> replaces,
        Octets rest)
        implements Statement {
    static final int KIND = 1;
    private static final int CREATED = 1;
    private static final int CAPTURED = 2;
    private static final int OFFSET = 4;
    private static final int REPLACES = 8;

    @Override
    public int kind() {
        return KIND;
    }

    @Override
    public byte[] fields() {
        FieldWriter out = new FieldWriter();
        out.id(resource).id(device).u8(flags()).u8(origin.code()).u8(fidelity.code());
        out.u8(media.code()).short16(source.getBytes(StandardCharsets.UTF_8));
        path.write(out);
        writeTime(out, modified);
        created.ifPresent(time -> writeTime(out, time));
        captured.ifPresent(time -> time.write(out));
        replaces.ifPresent(out::id);
        return out.octets(rest).toBytes();
    }

    /** The same sighting, with what is known now of when the shutter opened. */
    public Seen withCaptured(Optional<CaptureTime> known) {
        return new Seen(
                resource, device, origin, source, fidelity, media, path, modified, created, known, replaces, rest);
    }

    /** Reads fields as {@link #fields} wrote them. */
    public static Seen of(Octets fields) throws MalformedException {
        return read(new FieldReader(fields.toArray()));
    }

    static Seen read(FieldReader in) throws MalformedException {
        ResourceId resource = in.resourceId();
        DeviceId device = in.deviceId();
        int flags = in.u8();
        if (flags > (CREATED | CAPTURED | OFFSET | REPLACES)) {
            throw new MalformedException("unknown flags " + flags);
        }
        Origin origin = Origin.of(in.u8());
        Fidelity fidelity = Fidelity.of(in.u8());
        MediaType media = MediaType.of(in.u8());
        String source = new String(in.short16(Limits.NAME_BYTES_MAX), StandardCharsets.UTF_8);
        return new Seen(
                resource,
                device,
                origin,
                source,
                fidelity,
                media,
                FilePath.read(in),
                readTime(in),
                (flags & CREATED) == 0 ? Optional.empty() : Optional.of(readTime(in)),
                (flags & CAPTURED) == 0 ? Optional.empty() : Optional.of(CaptureTime.read(in, (flags & OFFSET) != 0)),
                (flags & REPLACES) == 0 ? Optional.empty() : Optional.of(in.resourceId()),
                Octets.copyOf(in.rest()));
    }

    private int flags() {
        return (created.isPresent() ? CREATED : 0)
                | (captured.isPresent() ? CAPTURED : 0)
                | (captured.flatMap(CaptureTime::offset).isPresent() ? OFFSET : 0)
                | (replaces.isPresent() ? REPLACES : 0);
    }

    private static void writeTime(FieldWriter out, Instant time) {
        out.u64(time.getEpochSecond()).u32(time.getNano());
    }

    private static Instant readTime(FieldReader in) throws MalformedException {
        long seconds = in.u64();
        int nanos = in.size32(999_999_999);
        try {
            return Instant.ofEpochSecond(seconds, nanos);
        } catch (DateTimeException e) {
            throw new MalformedException("a time of " + seconds + " seconds");
        }
    }
}
