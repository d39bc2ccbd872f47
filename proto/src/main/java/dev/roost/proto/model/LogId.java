package dev.roost.proto.model;

/**
 * Which log: a device and one incarnation of its home. A home that was restored or copied goes on in a new log.
 *
 * @param incarnation 64 random bits
 */
public record LogId(DeviceId device, long incarnation) implements Comparable<LogId> {
    void write(FieldWriter out) {
        out.id(device).u64(incarnation);
    }

    @Override
    public int compareTo(LogId other) {
        int order = device.compareTo(other.device);
        return order != 0 ? order : Long.compareUnsigned(incarnation, other.incarnation);
    }
}
