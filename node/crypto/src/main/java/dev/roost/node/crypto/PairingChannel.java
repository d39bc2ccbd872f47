package dev.roost.node.crypto;

import dev.roost.proto.codec.PairMessages;
import dev.roost.proto.message.PairBox;
import dev.roost.proto.message.PairMessage;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.Octets;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Messages that only the two paired devices can read: AES-256-GCM, a key for each direction, the message's number as
 * nonce. Used by one thread.
 */
public final class PairingChannel {
    private static final int TAG_BITS = 128;

    private final Secret sending;
    private final Secret receiving;
    private long sent;
    private long received;

    PairingChannel(Secret sending, Secret receiving) {
        this.sending = sending;
        this.receiving = receiving;
    }

    public PairBox seal(PairMessage message) {
        try {
            return new PairBox(
                    Octets.copyOf(cipher(Cipher.ENCRYPT_MODE, sending, sent++).doFinal(PairMessages.encode(message))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM failed", e);
        }
    }

    /** Opens the next message; one out of turn, or from anybody else, does not open. */
    public PairMessage open(PairBox box) throws MalformedException {
        try {
            byte[] plain = cipher(Cipher.DECRYPT_MODE, receiving, received)
                    .doFinal(box.sealed().toArray());
            received++;
            return PairMessages.decode(plain);
        } catch (GeneralSecurityException e) {
            throw new MalformedException("a pairing message that does not open");
        }
    }

    private static Cipher cipher(int mode, Secret key, long number) throws GeneralSecurityException {
        byte[] nonce = new FieldWriter(12).u32(0).u64(number).toBytes();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key.reveal(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
