package dev.roost.proto.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Body of ADD: a device is admitted, and receives the keys of the epochs that are open to its role. A second ADD of a
 * device that is in gives it further grants.
 *
 * <p>Layout: device's keys ‖ role u8 ‖ grants u16 × grant ‖ rest.
 */
public record Add(Principal device, Role role, List<Grant> grants, Octets rest) {
    public Add {
        grants = List.copyOf(grants);
    }

    public byte[] encode() {
        FieldWriter out = new FieldWriter(2600);
        device.write(out);
        out.u8(role.code()).u16(grants.size());
        grants.forEach(grant -> grant.write(out));
        return out.octets(rest).toBytes();
    }

    public static Add parse(byte[] bytes) throws MalformedException {
        FieldReader in = new FieldReader(bytes);
        Principal device = Principal.read(in);
        Role role = Role.of(in.u8());
        int count = in.count16(Limits.EPOCHS_MAX);
        List<Grant> grants = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            grants.add(Grant.read(in));
        }
        return new Add(device, role, grants, Octets.copyOf(in.rest()));
    }
}
