package dev.roost.node.app;

import dev.roost.proto.model.Limits;
import dev.roost.proto.model.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What this device is called and what it was set up to be, told to nobody but when pairing. */
final class DeviceProfile {
    private static final String NAME = "device.name";
    private static final String ROLE = "device.role";

    private final HomeNotes notes;

    DeviceProfile(HomeNotes notes) {
        this.notes = notes;
    }

    String name() {
        return notes.get(NAME).map(DeviceProfile::clean).orElseGet(DeviceProfile::hostName);
    }

    /** What it was set up as, if it was. */
    Optional<Role> role() {
        Optional<String> word = notes.get(ROLE);
        return Stream.of(Role.values())
                .filter(role -> word.equals(Optional.of(word(role))))
                .findAny();
    }

    void setUp(Optional<String> name, Role role) throws IOException {
        notes.put(Map.of(ROLE, word(role), NAME, name.map(DeviceProfile::clean).orElse(name())));
    }

    /** Notes another name, as {@link #clean} left it. */
    void rename(String name) throws IOException {
        notes.put(Map.of(NAME, name));
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
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
