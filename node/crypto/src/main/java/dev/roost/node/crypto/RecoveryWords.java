package dev.roost.node.crypto;

import dev.roost.proto.model.Labels;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The 24 words on paper: 256 random bits in the English list and with the checksum of BIP-39, and the identity that they
 * stand for. HKDF-SHA-512 over the bits with {@code roost/v1/recovery} gives an X-Wing seed 32 ‖ an Ed25519 seed 32;
 * BIP-39's own stretching is not used, for the bits are random. It prints nothing.
 */
public final class RecoveryWords {
    public static final int WORDS = 24;
    private static final int BITS_PER_WORD = 11;
    private static final List<String> LIST = readList();

    private final byte[] entropy;

    private RecoveryWords(byte[] entropy) {
        this.entropy = entropy;
    }

    public static RecoveryWords random(SecureRandom random) {
        byte[] entropy = new byte[Secret.BYTES];
        random.nextBytes(entropy);
        return new RecoveryWords(entropy);
    }

    /**
     * Reads words as people type them.
     *
     * @throws MalformedException naming the word that is not in the list, or saying that one is wrong
     */
    public static RecoveryWords parse(List<String> words) throws MalformedException {
        if (words.size() != WORDS) {
            throw new MalformedException("There are 24 recovery words, not " + words.size() + ".");
        }
        byte[] bits = new byte[WORDS * BITS_PER_WORD / 8];
        for (int i = 0; i < WORDS; i++) {
            int index = LIST.indexOf(words.get(i).trim().toLowerCase(Locale.ROOT));
            if (index < 0) {
                throw new MalformedException("Word " + (i + 1) + " is not in the list of recovery words.");
            }
            for (int bit = 0; bit < BITS_PER_WORD; bit++) {
                if ((index & (0x400 >>> bit)) != 0) {
                    int at = i * BITS_PER_WORD + bit;
                    bits[at / 8] |= (byte) (0x80 >>> (at % 8));
                }
            }
        }
        byte[] entropy = Arrays.copyOf(bits, Secret.BYTES);
        if (bits[Secret.BYTES] != Sha256.of(entropy)[0]) {
            throw new MalformedException("The recovery words do not fit together: one of them is wrong or misplaced.");
        }
        return new RecoveryWords(entropy);
    }

    /** The words themselves: to be shown once. */
    public List<String> words() {
        byte[] bits = Arrays.copyOf(entropy, Secret.BYTES + 1);
        bits[Secret.BYTES] = Sha256.of(entropy)[0];
        List<String> words = new ArrayList<>(WORDS);
        for (int i = 0; i < WORDS; i++) {
            int index = 0;
            for (int at = i * BITS_PER_WORD; at < (i + 1) * BITS_PER_WORD; at++) {
                index = (index << 1) | ((bits[at / 8] >>> (7 - at % 8)) & 1);
            }
            words.add(LIST.get(index));
        }
        return words;
    }

    /** The recovery identity. Its TLS leaf is made anew each time and does not matter to who it is. */
    public Identity identity(SecureRandom random) {
        byte[] seeds = Hkdf.expand(Hkdf.extract(entropy), 2 * Secret.BYTES, Labels.RECOVERY);
        return Identity.ofSeeds(Secret.ofPart(seeds, Secret.BYTES), Secret.ofPart(seeds, 0), random);
    }

    @Override
    public String toString() {
        return "RecoveryWords";
    }

    private static List<String> readList() {
        try (InputStream in = RecoveryWords.class.getResourceAsStream("bip39-english.txt")) {
            if (in == null) {
                throw new IllegalStateException("the list of recovery words is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
