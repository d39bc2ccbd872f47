package dev.roost.proto.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Body of CONFIRM: a second member stands by a wave of deletions, which ends its alarm.
 *
 * <p>Layout: entries u16 × (device 32 ‖ incarnation u64 ‖ seq u64 ‖ head 32) ‖ rest.
 *
 * @param released the RELEASED entries that are meant
 */
public record Confirm(List<LogHead> released, Octets rest) {
    public Confirm {
        released = List.copyOf(released);
    }

    public byte[] encode() {
        FieldWriter out = new FieldWriter().u16(released.size());
        released.forEach(head -> head.write(out));
        return out.octets(rest).toBytes();
    }

    public static Confirm parse(byte[] bytes) throws MalformedException {
        FieldReader in = new FieldReader(bytes);
        int count = in.u16();
        List<LogHead> released = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            released.add(LogHead.read(in));
        }
        return new Confirm(released, Octets.copyOf(in.rest()));
    }
}
