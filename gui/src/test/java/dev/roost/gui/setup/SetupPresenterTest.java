package dev.roost.gui.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.gui.kit.PaperNode;
import dev.roost.gui.kit.Samples;
import dev.roost.gui.text.Texts;
import dev.roost.gui.work.Background;
import dev.roost.node.api.InitRequest;
import dev.roost.node.api.JoinReport;
import dev.roost.node.api.NodeException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first run, without a window. */
class SetupPresenterTest {
    private static final URI PICTURES = URI.create("file:///home/anna/Pictures/");

    private final PaperNode node = new PaperNode(Samples.fresh());
    private final List<List<URI>> begun = new ArrayList<>();
    private final SetupPresenter setup = presenter(3);

    private SetupPresenter presenter(long seed) {
        return new SetupPresenter(
                node,
                new Background(Runnable::run, Runnable::run),
                Texts.in(Locale.ENGLISH),
                new Random(seed),
                begun::add);
    }

    private static Map<Integer, String> right(SetupState state) {
        Map<Integer, String> typed = new HashMap<>();
        state.asked().forEach(number -> typed.put(number, Samples.WORDS.get(number - 1)));
        return typed;
    }

    @Test
    void threeDecisionsLeadToTheFirstKeptFolder() {
        assertThat(setup.shown().get().name()).isEqualTo("annas-laptop");
        setup.beginLibrary(" Anna ");
        assertThat(node.asked()).contains(new InitRequest(Optional.of("Anna"), "member"));
        assertThat(setup.shown().get().step()).isEqualTo(SetupState.Step.WORDS);
        assertThat(setup.shown().get().words()).isEqualTo(Samples.WORDS);
        assertThat(setup.isHoldingWords()).isTrue();
        setup.wordsWritten();
        setup.check(right(setup.shown().get()));
        assertThat(setup.shown().get().step()).isEqualTo(SetupState.Step.FOLDERS);
        assertThat(setup.isHoldingWords()).isFalse();
        setup.finish(List.of(PICTURES));
        assertThat(begun).containsExactly(List.of(PICTURES));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void threeDifferentWordsAreAskedFor(long seed) {
        SetupPresenter one = presenter(seed);
        one.beginLibrary("x");
        assertThat(one.shown().get().asked())
                .hasSize(3)
                .doesNotHaveDuplicates()
                .isSorted()
                .allMatch(n -> n >= 1 && n <= 24);
    }

    @Test
    void wrongWordsAreNamedAndNobodyGetsPast() {
        setup.beginLibrary("x");
        setup.wordsWritten();
        SetupState state = setup.shown().get();
        Map<Integer, String> typed = right(state);
        int wrong = state.asked().get(1);
        typed.put(wrong, "abandoned");
        setup.check(typed);
        assertThat(setup.shown().get().step()).isEqualTo(SetupState.Step.CHECK);
        assertThat(setup.shown().get().wrong()).containsExactly(wrong);
        assertThat(setup.shown().get().sentence()).startsWith("Word " + wrong + " is not right.");
        setup.check(Map.of());
        assertThat(setup.shown().get().sentence())
                .startsWith("3 words are not right, the first is word "
                        + state.asked().get(0));
        setup.wordsAgain();
        assertThat(setup.shown().get().words()).isEqualTo(Samples.WORDS);
    }

    @Test
    void wordsMayBeTypedWithSpacesAndInCapitals() {
        setup.beginLibrary("x");
        setup.wordsWritten();
        Map<Integer, String> typed = right(setup.shown().get());
        typed.replaceAll((number, word) -> "  " + word.toUpperCase(Locale.ROOT) + " ");
        setup.check(typed);
        assertThat(setup.shown().get().step()).isEqualTo(SetupState.Step.FOLDERS);
    }

    @Test
    void aLibraryThatCannotBeBegunIsASentenceAndTheFirstStepAgain() {
        node.broken = Optional.of(new NodeException("home-failed", "no"));
        setup.beginLibrary("x");
        assertThat(setup.shown().get().step()).isEqualTo(SetupState.Step.WELCOME);
        assertThat(setup.shown().get().sentence()).startsWith("The folder in which Roost keeps its things");
    }

    @Test
    void aMemberThatJoinedChoosesFoldersAndAStorageDeviceIsDone() {
        setup.toJoin();
        JoinReport.By by = new JoinReport.By("roost1x", "Anna");
        setup.joined(new JoinReport(new JoinReport.Joined("ab", "member"), by, Optional.empty()));
        assertThat(setup.shown().get().step()).isEqualTo(SetupState.Step.FOLDERS);
        assertThat(begun).isEmpty();
        setup.joined(new JoinReport(new JoinReport.Joined("ab", "storage"), by, Optional.empty()));
        assertThat(setup.shown().get().step()).isEqualTo(SetupState.Step.DONE);
        assertThat(begun).containsExactly(List.of());
    }

    @Test
    void theWordsNeverStandInWhatIsPrintedOfAState() {
        setup.beginLibrary("x");
        assertThat(setup.shown().get().toString()).doesNotContain("abandon");
    }
}
