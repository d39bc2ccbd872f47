package dev.roost.proto.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Body of EPOCH: new keys. The epoch's name is the first 4 bytes of this entry's head.
 *
 * <p>Layout: parent's EPOCH head 32 (zeros for the first) ‖ depth u32 ‖ vault check 32 ‖ discovery check 32 ‖ wraps u16 ×
 * (device 32 ‖ wrap u16 length ‖ wrap) ‖ earlier keys u32 length ‖ earlier keys ‖ rest. Wraps hold what
 * {@link Grant} says; the recovery identity is wrapped for like a member.
 *
 * @param depth 1 for the first epoch, one more than its parent's otherwise
 * @param vaultCheck tells members a right vault key from a wrong one
 * @param discoveryCheck the same for the discovery key
 * @param earlierKeys all earlier epoch names and vault keys, sealed under this one; empty in the first
 */
public record Epoch(
        EntryHead parent,
        int depth,
        Octets vaultCheck,
        Octets discoveryCheck,
        List<Wrap> wraps,
        Octets earlierKeys,
        Octets rest) {
    public static final int CHECK_BYTES = 32;

    /** Keys wrapped for one device or for the recovery identity. */
    public record Wrap(DeviceId recipient, Octets wrap) {}

    public Epoch {
        vaultCheck.requireSize(CHECK_BYTES);
        discoveryCheck.requireSize(CHECK_BYTES);
        wraps = List.copyOf(wraps);
        if (depth < 1 || depth > Limits.EPOCHS_MAX || (depth == 1) != parent.equals(EntryHead.NONE)) {
            throw new IllegalArgumentException("an epoch at depth " + depth);
        }
    }

    public byte[] encode() {
        FieldWriter out = new FieldWriter(4096);
        out.id(parent).u32(depth).octets(vaultCheck).octets(discoveryCheck).u16(wraps.size());
        wraps.forEach(wrap -> out.id(wrap.recipient()).short16(wrap.wrap().toArray()));
        return out.long32(earlierKeys.toArray()).octets(rest).toBytes();
    }

    public static Epoch parse(byte[] bytes) throws MalformedException {
        FieldReader in = new FieldReader(bytes);
        EntryHead parent = in.entryHead();
        int depth = in.u32();
        Octets vaultCheck = in.octets(CHECK_BYTES);
        Octets discoveryCheck = in.octets(CHECK_BYTES);
        int count = in.count16(Limits.DEVICES_MAX + 1);
        List<Wrap> wraps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            wraps.add(new Wrap(in.deviceId(), Octets.copyOf(in.short16(Grant.WRAP_BYTES_MAX))));
        }
        Octets earlier = Octets.copyOf(in.long32(Limits.ENTRY_BYTES_MAX));
        try {
            return new Epoch(parent, depth, vaultCheck, discoveryCheck, wraps, earlier, Octets.copyOf(in.rest()));
        } catch (IllegalArgumentException e) {
            throw new MalformedException("an epoch: " + e.getMessage());
        }
    }
}
