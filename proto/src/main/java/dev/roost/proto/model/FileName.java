package dev.roost.proto.model;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * One part of a path, as the file system gave it and as people read it.
 *
 * <p>Layout: raw u16 length ‖ raw ‖ text u16 length ‖ text (UTF-8, NFC). The text is left empty where it is the raw
 * bytes themselves.
 *
 * @param raw the bytes of the name on the device that saw it
 * @param text the same for people, in NFC; bytes that are no UTF-8 show as U+FFFD
 */
public record FileName(Octets raw, String text) {
    public FileName {
        if (raw.isEmpty() || raw.size() > Limits.NAME_BYTES_MAX) {
            throw new IllegalArgumentException("a name of " + raw.size() + " bytes");
        }
    }

    public static FileName ofRaw(byte[] raw) {
        return new FileName(Octets.copyOf(raw), textOf(raw));
    }

    void write(FieldWriter out) {
        byte[] rawBytes = raw.toArray();
        byte[] textBytes = text.getBytes(StandardCharsets.UTF_8);
        out.short16(rawBytes);
        out.short16(Octets.copyOf(textBytes).equals(raw) ? new byte[0] : textBytes);
    }

    static FileName read(FieldReader in) throws MalformedException {
        byte[] raw = in.short16(Limits.NAME_BYTES_MAX);
        byte[] text = in.short16(3 * Limits.NAME_BYTES_MAX);
        if (raw.length == 0) {
            throw new MalformedException("a name without bytes");
        }
        String shown = decode(text.length == 0 ? raw : text);
        byte[] shownBytes = shown.getBytes(StandardCharsets.UTF_8);
        boolean asRaw = Arrays.equals(shownBytes, raw);
        if (asRaw != (text.length == 0) || !(asRaw || Arrays.equals(shownBytes, text))) {
            throw new MalformedException("a name whose text is not written the one way there is");
        }
        return new FileName(Octets.copyOf(raw), shown);
    }

    private static String textOf(byte[] raw) {
        return Normalizer.normalize(decode(raw), Normalizer.Form.NFC);
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
