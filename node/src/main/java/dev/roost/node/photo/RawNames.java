package dev.roost.node.photo;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The bytes of file names. A name need not be text: on Linux it is bytes, and those that are no UTF-8 survive only in a
 * path's URI, never in its text.
 */
public final class RawNames {
    private static final char REPLACEMENT = '\ufffd';

    private RawNames() {}

    /** The bytes of a path's last name. */
    public static byte[] of(Path path) {
        Path name = path.getFileName();
        if (name == null) {
            return new byte[0];
        }
        String text = name.toString();
        return text.indexOf(REPLACEMENT) < 0 ? text.getBytes(StandardCharsets.UTF_8) : fromUri(path);
    }

    /** The path of a name below a folder, or empty if this file system cannot have such a name. */
    public static Optional<Path> resolve(Path folder, byte[] raw) {
        try {
            return Optional.of(folder.resolve(decode(raw)));
        } catch (CharacterCodingException e) {
            return fromBytes(folder, raw);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static String decode(byte[] raw) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
    }

    private static Optional<Path> fromBytes(Path folder, byte[] raw) {
        StringBuilder uri = new StringBuilder(folder.toAbsolutePath().toUri().toASCIIString());
        if (uri.charAt(uri.length() - 1) != '/') {
            uri.append('/');
        }
        for (byte b : raw) {
            uri.append('%').append(String.format("%02X", b));
        }
        try {
            return Optional.of(Path.of(new URI(uri.toString())));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] fromUri(Path path) {
        String raw = path.toAbsolutePath().toUri().getRawPath();
        int end = raw.endsWith("/") ? raw.length() - 1 : raw.length();
        String last = raw.substring(raw.lastIndexOf('/', end - 1) + 1, end);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < last.length(); i++) {
            if (last.charAt(i) == '%') {
                bytes.write(Integer.parseInt(last.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(last.charAt(i));
            }
        }
        return bytes.toByteArray();
    }
}
