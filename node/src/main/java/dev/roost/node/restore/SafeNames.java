package dev.roost.node.restore;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * Turns a name that another device gave into one that a file on this system may have: never a way up or out, never a
 * device, never longer than file systems take. A harmless name stays as it is, byte for byte.
 */
public final class SafeNames {
    /** What common file systems allow for one name. */
    private static final int NAME_BYTES_MAX = 255;

    private static final int EXTENSION_BYTES_MAX = 20;
    private static final String WINDOWS_FORBIDDEN = "<>:\"|?*\\";
    private static final Set<String> WINDOWS_RESERVED = Set.of(
            "con",
            "prn",
            "aux",
            "nul",
            "clock$",
            "conin$",
            "conout$",
            "com1",
            "com2",
            "com3",
            "com4",
            "com5",
            "com6",
            "com7",
            "com8",
            "com9",
            "lpt1",
            "lpt2",
            "lpt3",
            "lpt4",
            "lpt5",
            "lpt6",
            "lpt7",
            "lpt8",
            "lpt9",
            "com\u00b9",
            "com\u00b2",
            "com\u00b3",
            "lpt\u00b9",
            "lpt\u00b2",
            "lpt\u00b3");

    private final boolean windows;

    private SafeNames(boolean windows) {
        this.windows = windows;
    }

    public static SafeNames forThisSystem() {
        return new SafeNames(File.separatorChar == '\\');
    }

    static SafeNames forWindows() {
        return new SafeNames(true);
    }

    static SafeNames forUnix() {
        return new SafeNames(false);
    }

    /** A name of 1 to 255 bytes with no separator in it. */
    public byte[] safe(byte[] raw) {
        return windows ? onWindows(raw) : onUnix(raw);
    }

    private static byte[] onUnix(byte[] raw) {
        byte[] name = unixName(raw);
        boolean leadsUp = name.length <= 2 && name[0] == '.' && name[name.length - 1] == '.';
        return leadsUp ? prefixed(name) : joined(name, "");
    }

    /** Cut off, a name may end with a dot or a space once more. */
    private static byte[] onWindows(byte[] raw) {
        byte[] name = trimmed(joined(windowsName(raw), ""));
        return name.length == 0 ? new byte[] {'_'} : name;
    }

    private static byte[] unixName(byte[] raw) {
        byte[] name = raw.clone();
        for (int i = 0; i < name.length; i++) {
            if (name[i] == '/' || name[i] == 0) {
                name[i] = '_';
            }
        }
        return name;
    }

    private static byte[] windowsName(byte[] raw) {
        StringBuilder name = new StringBuilder(new String(raw, StandardCharsets.UTF_8));
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < 0x20 || c == '/' || c == 0x7f || WINDOWS_FORBIDDEN.indexOf(c) >= 0) {
                name.setCharAt(i, '_');
            }
        }
        byte[] bytes = trimmed(name.toString().getBytes(StandardCharsets.UTF_8));
        return isReserved(new String(bytes, StandardCharsets.UTF_8)) ? prefixed(bytes) : bytes;
    }

    /** Windows takes no dots and spaces at the end: it would leave them out by itself. */
    private static byte[] trimmed(byte[] name) {
        int end = name.length;
        while (end > 0 && (name[end - 1] == '.' || name[end - 1] == ' ')) {
            end--;
        }
        return Arrays.copyOf(name, end);
    }

    private static boolean isReserved(String name) {
        int dot = name.indexOf('.');
        String stem = (dot < 0 ? name : name.substring(0, dot)).stripTrailing().toLowerCase(Locale.ROOT);
        return WINDOWS_RESERVED.contains(stem);
    }

    private static byte[] prefixed(byte[] name) {
        byte[] longer = new byte[name.length + 1];
        longer[0] = '_';
        System.arraycopy(name, 0, longer, 1, name.length);
        return longer;
    }

    /** The name with a number before its extension, for when it is taken. */
    public byte[] numbered(byte[] name, int number) {
        return joined(name, " (" + number + ")");
    }

    /** The name with something before its extension; where that is too long, its stem is cut, never within a letter. */
    private static byte[] joined(byte[] name, String insert) {
        int dot = extensionAt(name);
        int stem = Math.min(dot, NAME_BYTES_MAX - insert.length() - (name.length - dot));
        while (stem > 0 && stem < dot && (name[stem] & 0xC0) == 0x80) {
            stem--;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(name, 0, stem);
        out.writeBytes(insert.getBytes(StandardCharsets.US_ASCII));
        out.write(name, dot, name.length - dot);
        return out.toByteArray();
    }

    /** Where the extension begins with its dot, or the end where there is none, or one too long to be one. */
    private static int extensionAt(byte[] name) {
        int from = Math.max(1, name.length - EXTENSION_BYTES_MAX);
        for (int at = name.length - 1; at >= from; at--) {
            if (name[at] == '.') {
                return at;
            }
        }
        return name.length;
    }
}
