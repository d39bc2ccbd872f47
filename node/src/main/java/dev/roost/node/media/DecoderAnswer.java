package dev.roost.node.media;

import dev.roost.proto.model.Octets;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a decoder answers on its standard output: status and reason as texts, then count u8 and
 * each picture as length i32 and bytes.
 */
record DecoderAnswer(Status status, List<Octets> jpegs, String reason) {
    private static final int JPEG_BYTES_MAX = 2 << 20;
    private static final int JPEGS_MAX = 8;
    private static final int REASON_MAX = 200;

    /** How it went. */
    enum Status {
        MADE,
        /** Another decoder may fare better. */
        FAILED,
        /** The file asks for too much: no decoder should be given it. */
        REFUSED
    }

    static DecoderAnswer made(List<Octets> jpegs) {
        return new DecoderAnswer(Status.MADE, List.copyOf(jpegs), "");
    }

    static DecoderAnswer failed(String reason) {
        return new DecoderAnswer(Status.FAILED, List.of(), shortened(reason));
    }

    /** Libraries throw without a word now and then: then the exception's name is the reason. */
    static String reason(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }

    static DecoderAnswer refused(String reason) {
        return new DecoderAnswer(Status.REFUSED, List.of(), shortened(reason));
    }

    void write(DataOutputStream out) throws IOException {
        out.writeUTF(status.name());
        out.writeUTF(reason);
        out.writeByte(jpegs.size());
        for (Octets jpeg : jpegs) {
            out.writeInt(jpeg.size());
            out.write(jpeg.toArray());
        }
        out.flush();
    }

    /** Reads an answer; the process that wrote it has had strangers' bytes in it and is not trusted either. */
    static DecoderAnswer read(DataInputStream in) throws IOException {
        Status status = Status.valueOf(in.readUTF());
        String reason = shortened(in.readUTF());
        int count = in.readUnsignedByte();
        if (count > JPEGS_MAX) {
            throw new IOException("a decoder answers " + count + " pictures");
        }
        List<Octets> jpegs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int length = in.readInt();
            if (length < 0 || length > JPEG_BYTES_MAX) {
                throw new IOException("a decoder answers " + length + " bytes");
            }
            jpegs.add(Octets.copyOf(in.readNBytes(length)));
        }
        return new DecoderAnswer(status, jpegs, reason);
    }

    private static String shortened(String reason) {
        return reason.length() <= REASON_MAX ? reason : reason.substring(0, REASON_MAX);
    }
}
