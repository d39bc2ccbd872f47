package dev.roost.proto.model;

import java.nio.charset.StandardCharsets;

/**
 * Every domain label of the project: {@code roost/v1/<name>} and a NUL, in ASCII. A hash, a signature or a derived key
 * begins with one of them, so that bytes made for one use can never pass for another. No label is a prefix of another
 * and each has one use; tests hold both.
 */
public enum Labels {
    /** Device id, over the identity key. */
    DEVICE_ID("device-id"),
    /** The signed extension that binds a TLS leaf to an identity. */
    TLS_BIND("tls-bind"),
    /** Library id, over the GENESIS body. */
    LIBRARY("library"),
    /** Chunk id, over the sealed bytes. */
    CHUNK_ID("cid"),
    /** What is signed of a log entry. */
    LOG("log"),
    /** The hash that names a log entry. */
    HEAD("head"),
    /** What is signed of a receipt. */
    RECEIPT("receipt"),
    /** Digest over the chunk ids that a receipt excepts. */
    EXCEPTIONS("exceptions"),
    /** Key of fingerprints and resource ids, from the first vault key. */
    KEY_ID("id"),
    /** Key of salts, from an epoch's vault key. */
    KEY_DEDUP("dedup"),
    /** Key of chunk keys, from an epoch's vault key. */
    KEY_CHUNK("chunk"),
    /** Key under which a new epoch carries the earlier vault keys. */
    KEY_EARLIER("earlier"),
    /** Check value that tells a right vault key from a wrong one. */
    EPOCH_CHECK("epoch-check"),
    /** Fingerprint of a plain chunk. */
    FINGERPRINT("pid"),
    /** Salt of a sealed chunk. */
    CHUNK_DEDUP("chunk-dedup"),
    /** Key, nonce and commitment of a sealed chunk. */
    CHUNKED_AEAD("chunked+AEAD_AES_256_GCM"),
    /** Resource id, over a file's SHA-256. */
    RESOURCE("resource"),
    /** Placement key of a photo. */
    PLACEMENT("placement"),
    /** Seeds of the recovery identity, from the 24 words. */
    RECOVERY("recovery"),
    /** HPKE info of a wrapped key. */
    WRAP("wrap"),
    /** Tag announced over mDNS. */
    MDNS("mdns"),
    /** Tag in the TLS server name. */
    SERVER_NAME("sni"),
    /** Participant name of the device that shows the code. */
    PAIR_HOST("pair-host"),
    /** Participant name of the device that types the code. */
    PAIR_GUEST("pair-guest"),
    /** Password of the pairing exchange, over both certificates and the code. */
    PAIR_CODE("pair-code"),
    /** Keys of the sealed pairing messages. */
    PAIR_KEY("pair-key");

    private static final String ROOT = "roost/v1/";

    private final String text;

    Labels(String name) {
        this.text = ROOT + name;
    }

    /** The label without its NUL, for the few places that take text. */
    public String text() {
        return text;
    }

    /** The label with its NUL. */
    public byte[] bytes() {
        return (text + "\0").getBytes(StandardCharsets.US_ASCII);
    }
}
