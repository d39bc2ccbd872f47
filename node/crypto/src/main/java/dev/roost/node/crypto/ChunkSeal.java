package dev.roost.node.crypto;

import dev.roost.proto.model.ChunkHeader;
import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.Labels;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.Padme;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Sealing suite 01: deterministic within a library and epoch, key-committing, and opened by segments.
 *
 * <p>The shape is that of C2SP chunked-encryption, with a salt that is a keyed hash of the content (the idea of SIV):
 * equal plain bytes give the same object, different ones a fresh key, so no key and nonce ever meet twice.
 *
 * <p>Layout: header 12 ‖ salt 24 ‖ commitment 32 ‖ segments, each up to 16 KiB of {@code u32 length ‖ plain ‖ zeros}
 * under AES-256-GCM with a 16-byte tag; the last is always shorter than 16 KiB, and may be empty.
 */
final class ChunkSeal {
    private static final int SALT_BYTES = 24;
    private static final int COMMITMENT_BYTES = 32;
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final int HEAD_BYTES = ChunkHeader.BYTES + SALT_BYTES + COMMITMENT_BYTES;
    private static final int LENGTH_BYTES = 4;

    private ChunkSeal() {}

    static byte[] seal(ChunkHeader header, EpochKeys keys, PlainChunk plain) {
        byte[] head = header.bytes();
        byte[] length = new FieldWriter(LENGTH_BYTES).u32(plain.length()).toBytes();
        byte[] hash = Macs.sha256(keys.dedup(), Labels.CHUNK_DEDUP, head, length, plain.digest());
        byte[] salt = Arrays.copyOf(hash, SALT_BYTES);
        byte[] derived = derive(keys, salt, head);

        byte[] padded = new byte[Padme.padded(plain.length() + LENGTH_BYTES)];
        System.arraycopy(length, 0, padded, 0, LENGTH_BYTES);
        plain.copyTo(padded, LENGTH_BYTES);

        byte[] object = new byte[sealedSize(padded.length)];
        System.arraycopy(head, 0, object, 0, head.length);
        System.arraycopy(salt, 0, object, head.length, SALT_BYTES);
        System.arraycopy(derived, KEY_BYTES + NONCE_BYTES, object, head.length + SALT_BYTES, COMMITMENT_BYTES);
        sealSegments(derived, padded, object);
        return object;
    }

    /**
     * Opens an object whose header was read.
     *
     * @throws MalformedException if it was not sealed under these keys, or not in this form
     */
    static byte[] open(EpochKeys keys, byte[] object) throws MalformedException {
        FieldReader in = new FieldReader(object);
        byte[] head = in.bytes(ChunkHeader.BYTES);
        byte[] salt = in.bytes(SALT_BYTES);
        byte[] commitment = in.bytes(COMMITMENT_BYTES);
        byte[] derived = derive(keys, salt, head);
        byte[] expected = Arrays.copyOfRange(derived, KEY_BYTES + NONCE_BYTES, derived.length);
        if (!MessageDigest.isEqual(commitment, expected)) {
            throw new MalformedException("a chunk that was not sealed with this library's keys");
        }
        byte[] padded = openSegments(derived, object);
        FieldReader content = new FieldReader(padded);
        byte[] plain = content.bytes(content.size32(Limits.CHUNK_PLAIN_BYTES_MAX));
        if (padded.length != Padme.padded(plain.length + LENGTH_BYTES)) {
            throw new MalformedException("a chunk with more padding than its length takes");
        }
        for (byte zero : content.rest()) {
            if (zero != 0) {
                throw new MalformedException("a chunk whose padding is not zero");
            }
        }
        return plain;
    }

    private static void sealSegments(byte[] derived, byte[] padded, byte[] object) {
        Segments segments = new Segments(Cipher.ENCRYPT_MODE, derived);
        int out = HEAD_BYTES;
        try {
            for (int at = 0, index = 0; at <= padded.length; at += Limits.SEGMENT_BYTES, index++) {
                int size = Math.min(Limits.SEGMENT_BYTES, padded.length - at);
                out += segments.pass(index, padded, at, size, object, out);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM failed", e);
        }
    }

    private static byte[] openSegments(byte[] derived, byte[] object) throws MalformedException {
        int full = Limits.SEGMENT_BYTES + TAG_BYTES;
        int sealed = object.length - HEAD_BYTES;
        int last = sealed % full;
        if (last < TAG_BYTES) {
            throw new MalformedException("a chunk without a short last segment");
        }
        byte[] padded = new byte[sealed / full * Limits.SEGMENT_BYTES + last - TAG_BYTES];
        Segments segments = new Segments(Cipher.DECRYPT_MODE, derived);
        int out = 0;
        try {
            for (int at = 0, index = 0; at < sealed; at += full, index++) {
                out += segments.pass(index, object, HEAD_BYTES + at, Math.min(full, sealed - at), padded, out);
            }
        } catch (GeneralSecurityException e) {
            throw new MalformedException("a chunk with a segment that was not sealed with its key");
        }
        return padded;
    }

    private static int sealedSize(int padded) {
        return HEAD_BYTES + padded + (padded / Limits.SEGMENT_BYTES + 1) * TAG_BYTES;
    }

    private static byte[] derive(EpochKeys keys, byte[] salt, byte[] head) {
        int bytes = KEY_BYTES + NONCE_BYTES + COMMITMENT_BYTES;
        return Hkdf.expand(keys.chunk(), bytes, Labels.CHUNKED_AEAD, salt, head);
    }

    /**
     * AES-256-GCM over one object's segments. One cipher per object: the JDK refuses a key and nonce twice running, which
     * sealing the same bytes again would be.
     */
    private static final class Segments {
        private final int mode;
        private final SecretKeySpec key;
        private final byte[] baseNonce;
        private final Cipher cipher;

        Segments(int mode, byte[] derived) {
            this.mode = mode;
            this.key = new SecretKeySpec(derived, 0, KEY_BYTES, "AES");
            this.baseNonce = Arrays.copyOfRange(derived, KEY_BYTES, KEY_BYTES + NONCE_BYTES);
            try {
                this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every JDK has AES-GCM", e);
            }
        }

        int pass(int index, byte[] in, int from, int size, byte[] out, int to) throws GeneralSecurityException {
            byte[] nonce = baseNonce.clone();
            for (int i = 0; i < 4; i++) {
                nonce[NONCE_BYTES - 1 - i] ^= (byte) (index >>> (8 * i));
            }
            cipher.init(mode, key, new GCMParameterSpec(8 * TAG_BYTES, nonce));
            return cipher.doFinal(in, from, size, out, to);
        }
    }
}
