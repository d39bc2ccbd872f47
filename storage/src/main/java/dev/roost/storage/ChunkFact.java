package dev.roost.storage;

import dev.roost.proto.model.ChunkList;
import dev.roost.proto.model.LogId;
import java.util.ArrayList;
import java.util.List;

/**
 * What the store knows of one chunk without reading it, and how that changes: every implementation keeps its books by
 * these same steps.
 *
 * @param held durable here and not known to be damaged
 * @param taken whether this device means to hold it: once any list said so, or it was held, named and lost
 * @param type code of its chunk type, from its list or its header
 * @param size sealed bytes, 0 while it was never held
 * @param placement of the photo that it belongs to; the smallest where lists differ
 * @param hashedAt running second at which it was last read and found right, 0 if never
 * @param leasedUntil running second up to which an acknowledgement promised to keep it, 0 if none
 * @param naming entries that name it, in the order they were noted, at most {@link #NAMINGS_MAX}
 */
public record ChunkFact(
        boolean held,
        boolean taken,
        int type,
        int size,
        int placement,
        long hashedAt,
        long leasedUntil,
        List<Naming> naming) {
    /** Running seconds for which an acknowledgement promises to keep a chunk. */
    public static final long LEASE_SECONDS = 30L * 24 * 3600;

    /** Namings kept of one chunk: twice the logs a library may have. Beyond them the oldest of a log makes way. */
    public static final int NAMINGS_MAX = 1_024;

    /** A chunk of which nothing is known. */
    public static final ChunkFact UNKNOWN = new ChunkFact(false, false, 0, 0, 0, 0, 0, List.of());

    /** One entry that names a chunk. */
    public record Naming(LogId log, long seq) {}

    public ChunkFact {
        naming = List.copyOf(naming);
    }

    public boolean isNamed() {
        return !naming.isEmpty();
    }

    /** Whether entries may name it that are no longer among {@link #naming}: always earlier ones of logs that are. */
    public boolean isCrowded() {
        return naming.size() >= NAMINGS_MAX;
    }

    /** Whether it is named, taken and not held. */
    public boolean isLacking() {
        return taken && !held && isNamed();
    }

    /** After it came in and was made durable; {@code now} is when it was hashed. */
    public ChunkFact arrived(int newType, int newSize, long now) {
        return new ChunkFact(true, taken, newType, newSize, placement, now, leaseFrom(now), naming);
    }

    /** After an acknowledgement: the lease only ever grows. */
    public ChunkFact leased(long now) {
        return new ChunkFact(held, taken, type, size, placement, hashedAt, leaseFrom(now), naming);
    }

    /** After it was read again and found right. */
    public ChunkFact reread(long now) {
        return new ChunkFact(held, taken, type, size, placement, Math.max(hashedAt, now), leasedUntil, naming);
    }

    /** After it was found damaged or gone. What was held and is named was promised to others: it has to come back. */
    public ChunkFact lost() {
        return new ChunkFact(false, taken || isNamed(), type, size, placement, hashedAt, leasedUntil, naming);
    }

    /** After an entry named it. Of several lists the first tells the type, and the smallest placement stands. */
    public ChunkFact named(Naming by, int listType, int listPlacement, boolean listTaken) {
        return new ChunkFact(
                held,
                taken || listTaken,
                held || isNamed() ? type : listType,
                size,
                isNamed() ? Math.min(placement, listPlacement) : listPlacement,
                hashedAt,
                leasedUntil,
                naming.contains(by) ? naming : with(by));
    }

    /** As {@link #named(Naming, int, int, boolean)}, told by a list and one of its rows. */
    public ChunkFact named(Naming by, ChunkList list, ChunkList.Row row, boolean listTaken) {
        return named(by, list.named().code(), row.placement(), listTaken);
    }

    private long leaseFrom(long now) {
        return Math.max(leasedUntil, now + LEASE_SECONDS);
    }

    private List<Naming> with(Naming by) {
        List<Naming> more = new ArrayList<>(naming);
        if (more.size() >= NAMINGS_MAX) {
            more.remove(spare(by.log()));
        }
        more.add(by);
        return more;
    }

    /** The oldest naming by this log, or else by any log that has another one. */
    private Naming spare(LogId log) {
        return naming.stream()
                .filter(one -> one.log().equals(log))
                .findFirst()
                .or(() -> naming.stream().filter(this::isRepeated).findFirst())
                .orElse(naming.get(0));
    }

    private boolean isRepeated(Naming one) {
        return naming.stream().filter(other -> other.log().equals(one.log())).count() > 1;
    }
}
