package dev.roost.proto.model;

import java.nio.charset.StandardCharsets;

/**
 * One field of a device has a value. It is a sealed statement, so that a storage device learns no names.
 *
 * <p>Layout: device 32 ‖ field u8 ‖ value u32 length ‖ value ‖ rest.
 *
 * @param field 1 name (UTF-8 text); other codes are kept
 */
public record DeviceAbout(DeviceId device, int field, Octets value, Octets rest) implements Statement {
    public static final int NAME = 1;
    static final int KIND = 6;

    public static DeviceAbout name(DeviceId device, String name) {
        return new DeviceAbout(device, NAME, Octets.copyOf(name.getBytes(StandardCharsets.UTF_8)), Octets.EMPTY);
    }

    /** The value as text. */
    public String text() {
        return new String(value.toArray(), StandardCharsets.UTF_8);
    }

    @Override
    public int kind() {
        return KIND;
    }

    @Override
    public byte[] fields() {
        return new FieldWriter()
                .id(device)
                .u8(field)
                .long32(value.toArray())
                .octets(rest)
                .toBytes();
    }

    static DeviceAbout read(FieldReader in) throws MalformedException {
        return new DeviceAbout(
                in.deviceId(), in.u8(), Octets.copyOf(in.long32(Limits.STATEMENT_BYTES_MAX)), Octets.copyOf(in.rest()));
    }
}
