package dev.roost.node.crypto;

import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.Id;
import dev.roost.proto.model.MalformedException;
import java.util.Locale;

/**
 * Device ids as people read and type them: Bech32m (BIP-350) with the prefix {@code roost}, 58 characters after the 1,
 * which finds any four wrong ones. Shown in groups of 4; a short form for screens is never used for decisions.
 */
public final class DeviceIds {
    private static final String PREFIX = "roost";
    private static final String ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int CHECKSUM_CHARS = 6;
    private static final int SHORT_CHARS = 12;
    private static final int BECH32M = 0x2bc830a3;
    private static final int[] GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};

    private DeviceIds() {}

    /** The whole id, ungrouped: {@code roost1…}. */
    public static String text(DeviceId id) {
        int[] values = toFives(id.bytes());
        StringBuilder text = new StringBuilder(PREFIX).append('1');
        for (int value : values) {
            text.append(ALPHABET.charAt(value));
        }
        for (int value : checksum(values)) {
            text.append(ALPHABET.charAt(value));
        }
        return text.toString();
    }

    /** The data part in groups of 4, for comparing by eye. */
    public static String grouped(DeviceId id) {
        return text(id).substring(PREFIX.length() + 1).replaceAll("(.{4})(?!$)", "$1-");
    }

    /** The first 12 characters of the data part, in groups of 4. */
    public static String shortText(DeviceId id) {
        return grouped(id).substring(0, SHORT_CHARS + SHORT_CHARS / 4 - 1);
    }

    /** Reads a whole id, with or without groups and prefix, in either case. */
    public static DeviceId parse(String text) throws MalformedException {
        String compact = text.replaceAll("[\\s-]", "");
        if (!compact.equals(compact.toLowerCase(Locale.ROOT)) && !compact.equals(compact.toUpperCase(Locale.ROOT))) {
            throw new MalformedException("a device id is written in one case");
        }
        String lower = compact.toLowerCase(Locale.ROOT);
        String data = lower.startsWith(PREFIX + "1") ? lower.substring(PREFIX.length() + 1) : lower;
        int[] values = new int[data.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = ALPHABET.indexOf(data.charAt(i));
            if (values[i] < 0) {
                throw new MalformedException("a device id has no '" + data.charAt(i) + "'");
            }
        }
        if (values.length != 52 + CHECKSUM_CHARS || polymod(values) != BECH32M) {
            throw new MalformedException("not a whole device id: a character is wrong or missing");
        }
        return DeviceId.of(toEights(values));
    }

    private static int[] toFives(byte[] bytes) {
        int[] values = new int[(bytes.length * 8 + 4) / 5];
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            if ((bytes[bit / 8] & (0x80 >>> (bit % 8))) != 0) {
                values[bit / 5] |= 0x10 >>> (bit % 5);
            }
        }
        return values;
    }

    private static byte[] toEights(int[] values) throws MalformedException {
        byte[] bytes = new byte[Id.BYTES];
        for (int bit = 0; bit < (values.length - CHECKSUM_CHARS) * 5; bit++) {
            if ((values[bit / 5] & (0x10 >>> (bit % 5))) != 0) {
                if (bit >= Id.BYTES * 8) {
                    throw new MalformedException("a device id with padding that is not zero");
                }
                bytes[bit / 8] |= (byte) (0x80 >>> (bit % 8));
            }
        }
        return bytes;
    }

    private static int[] checksum(int[] values) {
        int[] padded = new int[values.length + CHECKSUM_CHARS];
        System.arraycopy(values, 0, padded, 0, values.length);
        int mod = polymod(padded) ^ BECH32M;
        int[] checksum = new int[CHECKSUM_CHARS];
        for (int i = 0; i < CHECKSUM_CHARS; i++) {
            checksum[i] = (mod >>> (5 * (5 - i))) & 31;
        }
        return checksum;
    }

    private static int polymod(int[] values) {
        int check = 1;
        for (int i = 0; i < PREFIX.length(); i++) {
            check = step(check, PREFIX.charAt(i) >>> 5);
        }
        check = step(check, 0);
        for (int i = 0; i < PREFIX.length(); i++) {
            check = step(check, PREFIX.charAt(i) & 31);
        }
        for (int value : values) {
            check = step(check, value);
        }
        return check;
    }

    private static int step(int check, int value) {
        int top = check >>> 25;
        int next = ((check & 0x1ffffff) << 5) ^ value;
        for (int i = 0; i < GENERATOR.length; i++) {
            next ^= ((top >>> i) & 1) == 0 ? 0 : GENERATOR[i];
        }
        return next;
    }
}
