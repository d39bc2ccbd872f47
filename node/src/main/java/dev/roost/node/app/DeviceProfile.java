package dev.roost.node.app;

import dev.roost.proto.model.Limits;
import dev.roost.proto.model.Role;
import dev.roost.storage.Table;
import dev.roost.storage.TableBatch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What this device is called and what it was set up to be: rows of its own store, told to nobody but when pairing. */
final class DeviceProfile {
    private static final byte[] NAME = "device-name".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ROLE = "device-role".getBytes(StandardCharsets.US_ASCII);

    private final Table table;

    DeviceProfile(Table table) {
        this.table = table;
    }

    String name() throws IOException {
        Optional<byte[]> row = table.get(NAME);
        return row.isPresent() ? new String(row.get(), StandardCharsets.UTF_8) : hostName();
    }

    /** What it was set up as, if it was. */
    Optional<Role> role() throws IOException {
        Optional<byte[]> row = table.get(ROLE);
        return row.isEmpty() ? Optional.empty() : Optional.of(Role.of(row.get()[0]));
    }

    void setUp(Optional<String> name, Role role) throws IOException {
        TableBatch batch = new TableBatch().put(ROLE, new byte[] {(byte) role.code()});
        batch.put(NAME, name.map(DeviceProfile::clean).orElse(name()).getBytes(StandardCharsets.UTF_8));
        table.apply(batch);
    }

    /** A name as others may see it: one line of at most 64 characters. */
    static String clean(String name) {
        String line = name.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .limit(Limits.DEVICE_NAME_CHARS_MAX / 2)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return line.isEmpty() ? "device" : line;
    }

    private static String hostName() {
        try {
            return clean(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException e) {
            return "device";
        }
    }
}
