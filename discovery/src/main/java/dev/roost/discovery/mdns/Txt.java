package dev.roost.discovery.mdns;

import dev.roost.discovery.Tags;
import dev.roost.proto.model.Octets;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The text of an announcement: {@code v=1}, then {@code t=} with salt and tag in hexadecimal if it bears one, then
 * {@code p=1} while the device waits to be paired; each behind a byte with its length (RFC 6763, section 6).
 *
 * @param saltAndTag 16 bytes
 * @param pairing whether the device waits to be paired
 */
record Txt(Optional<Octets> saltAndTag, boolean pairing) {
    /** What is announced is never longer. */
    static final int BYTES_MAX = 100;

    /** What is heard may be longer, so that a later program can add keys. */
    static final int BYTES_HEARD_MAX = 256;

    private static final int TAG_BYTES = Tags.SALT_BYTES + Tags.TAG_BYTES;
    private static final String VERSION = "1";

    Txt {
        saltAndTag.ifPresent(octets -> octets.requireSize(TAG_BYTES));
    }

    byte[] encode() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(BYTES_MAX);
        write(out, "v=" + VERSION);
        saltAndTag.ifPresent(octets -> write(out, "t=" + HexFormat.of().formatHex(octets.toArray())));
        if (pairing) {
            write(out, "p=1");
        }
        return out.toByteArray();
    }

    /** The text in these bytes from the air; empty unless it is a well-formed one of this version. */
    static Optional<Txt> parse(byte[] bytes) {
        Optional<Map<String, String>> parsed = fields(bytes);
        if (parsed.isEmpty() || !VERSION.equals(parsed.get().get("v"))) {
            return Optional.empty();
        }
        Map<String, String> fields = parsed.get();
        boolean pairing = "1".equals(fields.get("p"));
        String tag = fields.get("t");
        if (tag == null) {
            return Optional.of(new Txt(Optional.empty(), pairing));
        }
        return tag(tag).map(octets -> new Txt(Optional.of(octets), pairing));
    }

    private static Optional<Octets> tag(String hex) {
        if (hex.length() != 2 * TAG_BYTES) {
            return Optional.empty();
        }
        try {
            return Optional.of(Octets.copyOf(HexFormat.of().parseHex(hex)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Keys and values; of a key that comes twice the first counts (RFC 6763, section 6.4). */
    private static Optional<Map<String, String>> fields(byte[] bytes) {
        if (bytes.length > BYTES_HEARD_MAX) {
            return Optional.empty();
        }
        Map<String, String> fields = new HashMap<>();
        int at = 0;
        while (at < bytes.length) {
            int length = bytes[at++] & 0xFF;
            if (length > bytes.length - at) {
                return Optional.empty();
            }
            String field = new String(bytes, at, length, StandardCharsets.ISO_8859_1);
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.putIfAbsent(field.substring(0, equals), field.substring(equals + 1));
            }
            at += length;
        }
        return Optional.of(fields);
    }

    private static void write(ByteArrayOutputStream out, String field) {
        byte[] bytes = field.getBytes(StandardCharsets.US_ASCII);
        out.write(bytes.length);
        out.writeBytes(bytes);
    }
}
