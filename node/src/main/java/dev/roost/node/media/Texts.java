package dev.roost.node.media;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Short texts out of files that seldom say how they are written. */
final class Texts {
    private Texts() {}

    /** UTF-8 where it is that, else Latin-1; up to the first zero, without the spaces around it; blank is absent. */
    static Optional<String> trimmed(byte[] bytes) {
        String text = decode(bytes);
        int end = text.indexOf('\0');
        return present(end < 0 ? text : text.substring(0, end));
    }

    static Optional<String> present(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() ? Optional.empty() : Optional.of(stripped);
    }

    /** UTF-16 with a byte order mark, UTF-8 where it is that, else Latin-1, which every text is. */
    static String decode(byte[] bytes) {
        if (bytes.length > 1 && (bytes[0] & bytes[1]) == (byte) 0xFE) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }
}
