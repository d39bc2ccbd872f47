package dev.roost.node.place;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedNameTest {
    @ParameterizedTest
    @CsvSource({
        "München,munchen",
        "STRASSBURG,strassburg",
        "Straßburg,strassburg",
        "Łódź,lodz",
        "İstanbul,istanbul",
        "Rio-de-Janeiro,rio de janeiro",
        "L’Aquila,laquila",
        "'  -- ',''",
        "Tromsø,tromso",
        "Αθήνα,αθηνα"
    })
    void oneNameIsOneHoweverItIsWritten(String name, String folded) {
        assertThat(FoldedName.of(name)).isEqualTo(folded);
        assertThat(FoldedName.of(folded)).isEqualTo(folded);
    }
}
