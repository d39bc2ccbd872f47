package dev.roost.proto.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Body of REVOKE: a device is out, and its logs are cut at these points.
 *
 * <p>Layout: device 32 ‖ cuts u16 × (incarnation u64 ‖ seq u64 ‖ head 32) ‖ rest. A log of the device that is not
 * named is cut before its first entry.
 */
public record Revoke(DeviceId device, List<Cut> cuts, Octets rest) {
    /** The last entry of one log that still counts. */
    public record Cut(long incarnation, long seq, EntryHead head) {}

    public Revoke {
        cuts = List.copyOf(cuts);
    }

    public byte[] encode() {
        FieldWriter out = new FieldWriter().id(device).u16(cuts.size());
        cuts.forEach(cut -> out.u64(cut.incarnation()).u64(cut.seq()).id(cut.head()));
        return out.octets(rest).toBytes();
    }

    public static Revoke parse(byte[] bytes) throws MalformedException {
        FieldReader in = new FieldReader(bytes);
        DeviceId device = in.deviceId();
        int count = in.count16(Limits.LOGS_MAX);
        List<Cut> cuts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            cuts.add(new Cut(in.u64(), in.u64(), in.entryHead()));
        }
        return new Revoke(device, cuts, Octets.copyOf(in.rest()));
    }
}
