package dev.roost.node.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.proto.SeededRandom;
import dev.roost.proto.model.MalformedException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecoveryWordsTest {
    /** The 256-bit vectors of BIP-39's reference list. */
    @ParameterizedTest
    @CsvSource({
        "00, abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon"
                + " abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon art",
        "7f, legal winner thank year wave sausage worth useful legal winner thank year wave sausage worth useful legal"
                + " winner thank year wave sausage worth title",
        "80, letter advice cage absurd amount doctor acoustic avoid letter advice cage absurd amount doctor acoustic"
                + " avoid letter advice cage absurd amount doctor acoustic bless",
        "ff, zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo vote"
    })
    void publicVectors(String fill, String words) throws MalformedException {
        RecoveryWords made = RecoveryWords.random(new Filled(Integer.parseInt(fill, 16)));
        assertThat(made.words()).isEqualTo(List.of(words.split(" ")));
        assertThat(RecoveryWords.parse(List.of(words.split(" "))).words()).isEqualTo(made.words());
    }

    @Test
    void theSameWordsAreTheSameIdentity() throws MalformedException {
        RecoveryWords words = RecoveryWords.random(new SeededRandom(1));
        Identity a = words.identity(new SeededRandom(2));
        Identity b = RecoveryWords.parse(words.words()).identity(new SeededRandom(3));
        assertThat(a.principal()).isEqualTo(b.principal());
        assertThat(RecoveryWords.random(new SeededRandom(9))
                        .identity(new SeededRandom(2))
                        .id())
                .isNotEqualTo(a.id());
    }

    @Test
    void readsWordsAsPeopleTypeThem() throws MalformedException {
        RecoveryWords words = RecoveryWords.random(new SeededRandom(4));
        List<String> typed = words.words().stream()
                .map(w -> " " + w.toUpperCase(java.util.Locale.ROOT))
                .toList();
        assertThat(RecoveryWords.parse(typed).words()).isEqualTo(words.words());
    }

    @Test
    void saysWhichWordIsWrong() {
        List<String> words =
                new ArrayList<>(RecoveryWords.random(new SeededRandom(5)).words());
        words.set(6, "photograph");
        assertThatThrownBy(() -> RecoveryWords.parse(words))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("Word 7")
                .hasMessageNotContaining("photograph");
        assertThatThrownBy(() -> RecoveryWords.parse(words.subList(0, 12))).hasMessageContaining("24");
    }

    @Test
    void refusesWordsOutOfOrder() {
        List<String> words =
                new ArrayList<>(RecoveryWords.random(new SeededRandom(6)).words());
        java.util.Collections.swap(words, 0, 1);
        assertThatThrownBy(() -> RecoveryWords.parse(words)).hasMessageContaining("do not fit together");
    }

    /** Chance that always says the same. */
    private static final class Filled extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final int value;

        Filled(int value) {
            this.value = value;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            Arrays.fill(bytes, (byte) value);
        }
    }
}
