package dev.roost.proto.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * When the shutter opened, by the camera's own clock: local time, and its offset from UTC where the file says it.
 *
 * <p>Layout as a value of its own ({@link About#TIME}): flags u8 (01 offset) ‖ local time as if UTC (i64 seconds ‖ u32
 * nanoseconds) ‖ [i32 offset seconds] ‖ a rest that later versions may add.
 */
public record CaptureTime(LocalDateTime local, Optional<ZoneOffset> offset) {
    private static final int OFFSET = 1;
    private static final int NANOS_MAX = 999_999_999;

    public Octets encode() {
        FieldWriter out = new FieldWriter(17).u8(offset.isPresent() ? OFFSET : 0);
        write(out);
        return out.toOctets();
    }

    public static CaptureTime parse(Octets value) throws MalformedException {
        FieldReader in = new FieldReader(value.toArray());
        int flags = in.u8();
        if (flags > OFFSET) {
            throw new MalformedException("unknown flags " + flags + " of a time");
        }
        return read(in, flags == OFFSET);
    }

    void write(FieldWriter out) {
        Instant asUtc = local.toInstant(ZoneOffset.UTC);
        out.u64(asUtc.getEpochSecond()).u32(asUtc.getNano());
        offset.ifPresent(zone -> out.u32(zone.getTotalSeconds()));
    }

    static CaptureTime read(FieldReader in, boolean withOffset) throws MalformedException {
        long seconds = in.u64();
        int nanos = in.size32(NANOS_MAX);
        int offset = withOffset ? in.u32() : 0;
        try {
            return new CaptureTime(
                    LocalDateTime.ofInstant(Instant.ofEpochSecond(seconds, nanos), ZoneOffset.UTC),
                    withOffset ? Optional.of(ZoneOffset.ofTotalSeconds(offset)) : Optional.empty());
        } catch (DateTimeException e) {
            throw new MalformedException("a time of " + seconds + " seconds at an offset of " + offset);
        }
    }
}
