package dev.roost.proto.model;

/**
 * Body of ROLE: a device changes its role. No device changes its own.
 *
 * <p>Layout: device 32 ‖ role u8 ‖ rest.
 */
public record RoleChange(DeviceId device, Role role, Octets rest) {
    public byte[] encode() {
        return new FieldWriter().id(device).u8(role.code()).octets(rest).toBytes();
    }

    public static RoleChange parse(byte[] bytes) throws MalformedException {
        FieldReader in = new FieldReader(bytes);
        return new RoleChange(in.deviceId(), Role.of(in.u8()), Octets.copyOf(in.rest()));
    }
}
