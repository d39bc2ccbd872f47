package dev.roost.node.crypto;

import dev.roost.proto.codec.MessageEncoder;
import dev.roost.proto.message.Message;
import dev.roost.proto.message.PairRound1;
import dev.roost.proto.message.PairRound2;
import dev.roost.proto.message.PairRound3;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.Labels;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.Sha256;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.agreement.jpake.JPAKEParticipant;
import org.bouncycastle.crypto.agreement.jpake.JPAKEPrimeOrderGroups;
import org.bouncycastle.crypto.agreement.jpake.JPAKERound1Payload;
import org.bouncycastle.crypto.agreement.jpake.JPAKERound2Payload;
import org.bouncycastle.crypto.agreement.jpake.JPAKERound3Payload;
import org.bouncycastle.crypto.digests.SHA256Digest;

/**
 * J-PAKE (RFC 8236) over the 3,072-bit NIST group: two devices that hold the same short code agree a strong key, and
 * nobody else learns anything but whether one guess was right. Both TLS keys' hashes go into the password, so that
 * somebody in the middle, who has another key on each side, fails even with the code relayed.
 *
 * <p>Each side makes and receives rounds 1, 2 and 3 in turn. Used by one thread.
 */
public final class PairingExchange {
    private static final int GROUP_BYTES = 384;
    private static final int MAC_BYTES = 32;

    private final JPAKEParticipant participant;
    private final boolean host;
    private final MessageDigest hostTranscript = Sha256.start();
    private final MessageDigest guestTranscript = Sha256.start();
    private BigInteger keyMaterial = BigInteger.ZERO;

    private PairingExchange(boolean host, String code, Octets hostKeyHash, Octets guestKeyHash, SecureRandom random) {
        this.host = host;
        Labels label = host ? Labels.PAIR_HOST : Labels.PAIR_GUEST;
        Octets own = host ? hostKeyHash : guestKeyHash;
        this.participant = new JPAKEParticipant(
                label.text() + ":" + HexFormat.of().formatHex(own.toArray()),
                password(code, hostKeyHash, guestKeyHash),
                JPAKEPrimeOrderGroups.NIST_3072,
                SHA256Digest.newInstance(),
                random);
    }

    /** The side that shows the code. Key hashes are those of {@link TlsLeaf#keyHash()}. */
    public static PairingExchange host(String code, Octets hostKeyHash, Octets guestKeyHash, SecureRandom random) {
        return new PairingExchange(true, code, hostKeyHash, guestKeyHash, random);
    }

    /** The side that types the code. */
    public static PairingExchange guest(String code, Octets hostKeyHash, Octets guestKeyHash, SecureRandom random) {
        return new PairingExchange(false, code, hostKeyHash, guestKeyHash, random);
    }

    /** This side's first message, to be made once. */
    public PairRound1 round1() throws MalformedException {
        JPAKERound1Payload payload = inTurn(participant::createRound1PayloadToSend);
        return sent(new PairRound1(
                payload.getParticipantId(),
                number(payload.getGx1()),
                number(payload.getGx2()),
                proof(payload.getKnowledgeProofForX1()),
                proof(payload.getKnowledgeProofForX2())));
    }

    public void receive(PairRound1 round) throws MalformedException {
        received(round);
        try {
            participant.validateRound1PayloadReceived(new JPAKERound1Payload(
                    round.participant(),
                    number(round.gx1()),
                    number(round.gx2()),
                    proof(round.proofX1()),
                    proof(round.proofX2())));
        } catch (CryptoException | IllegalStateException e) {
            throw new MalformedException("a pairing round 1 whose proofs are wrong");
        }
    }

    /** This side's second message, after the other side's first. */
    public PairRound2 round2() throws MalformedException {
        JPAKERound2Payload payload = inTurn(participant::createRound2PayloadToSend);
        return sent(new PairRound2(
                payload.getParticipantId(), number(payload.getA()), proof(payload.getKnowledgeProofForX2s())));
    }

    public void receive(PairRound2 round) throws MalformedException {
        received(round);
        try {
            participant.validateRound2PayloadReceived(
                    new JPAKERound2Payload(round.participant(), number(round.a()), proof(round.proofX2s())));
            keyMaterial = participant.calculateKeyingMaterial();
        } catch (CryptoException | IllegalStateException e) {
            throw new MalformedException("a pairing round 2 whose proofs are wrong");
        }
    }

    /** What proves this side's code, after the other side's second message. */
    public PairRound3 round3() throws MalformedException {
        JPAKERound3Payload payload = inTurn(() -> participant.createRound3PayloadToSend(keyMaterial));
        return new PairRound3(payload.getParticipantId(), Octets.copyOf(fixed(payload.getMacTag(), MAC_BYTES)));
    }

    /**
     * Checks that the other side came to the same key, and opens the channel that only these two can read.
     *
     * @throws WrongCodeException if it did not
     */
    public PairingChannel receive(PairRound3 round) throws WrongCodeException {
        try {
            participant.validateRound3PayloadReceived(
                    new JPAKERound3Payload(
                            round.participant(), new BigInteger(round.mac().toArray())),
                    keyMaterial);
        } catch (CryptoException | IllegalStateException e) {
            throw new WrongCodeException();
        }
        byte[] salt = new FieldWriter(64)
                .bytes(hostTranscript.digest())
                .bytes(guestTranscript.digest())
                .toBytes();
        byte[] keys = Hkdf.expand(Hkdf.extract(salt, fixed(keyMaterial, GROUP_BYTES)), 64, Labels.PAIR_KEY);
        return new PairingChannel(Secret.ofPart(keys, host ? 0 : 32), Secret.ofPart(keys, host ? 32 : 0));
    }

    /** The other side chooses when it says what: a round that cannot be made now is its doing. */
    private static <T> T inTurn(Supplier<T> round) throws MalformedException {
        try {
            return round.get();
        } catch (IllegalStateException e) {
            throw new MalformedException("a pairing round out of turn");
        }
    }

    private <M extends Message> M sent(M message) {
        (host ? hostTranscript : guestTranscript).update(MessageEncoder.encode(message));
        return message;
    }

    private void received(Message message) {
        (host ? guestTranscript : hostTranscript).update(MessageEncoder.encode(message));
    }

    private static char[] password(String code, Octets hostKeyHash, Octets guestKeyHash) {
        boolean hostFirst = hostKeyHash.compareTo(guestKeyHash) <= 0;
        byte[] hash = Sha256.of(
                Labels.PAIR_CODE,
                (hostFirst ? hostKeyHash : guestKeyHash).toArray(),
                (hostFirst ? guestKeyHash : hostKeyHash).toArray(),
                code.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(hash).toCharArray();
    }

    private static Octets number(BigInteger number) {
        return Octets.copyOf(number.toByteArray());
    }

    private static BigInteger number(Octets bytes) {
        return new BigInteger(1, bytes.toArray());
    }

    private static List<Octets> proof(BigInteger[] proof) {
        return List.of(number(proof[0]), number(proof[1]));
    }

    private static BigInteger[] proof(List<Octets> proof) {
        return new BigInteger[] {number(proof.get(0)), number(proof.get(1))};
    }

    /** Two's complement, big-endian: the library's tags are signed numbers. */
    private static byte[] fixed(BigInteger number, int size) {
        byte[] bytes = number.toByteArray();
        byte[] out = new byte[size];
        Arrays.fill(out, number.signum() < 0 ? (byte) 0xFF : 0);
        int take = Math.min(size, bytes.length);
        System.arraycopy(bytes, bytes.length - take, out, size - take, take);
        return out;
    }
}
