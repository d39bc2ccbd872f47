package dev.roost.gui.photos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.gui.work.Background;
import dev.roost.node.api.NodeException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is looked at is fetched, what is not looked at any more is not, and not too much is remembered. */
class SupplyTest {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final List<String> fetched = new ArrayList<>();
    private Optional<NodeException> trouble = Optional.empty();
    private int edition;
    private final Supply<String, String> supply = new Supply<>(
            new Background(waiting::add, Runnable::run), this::fetch, new Supply.Limits<>(String::length, 10, 2));

    private String fetch(String key) throws NodeException {
        fetched.add(key);
        if (trouble.isPresent()) {
            throw trouble.get();
        }
        return key + edition;
    }

    private void work(int deeds) {
        for (int i = 0; i < deeds && !waiting.isEmpty(); i++) {
            waiting.remove().run();
        }
    }

    @Test
    void onlySoManyAreFetchedAtOnceAndInTheirOrder() {
        supply.want(List.of("a", "b", "c", "d"));
        assertThat(waiting).hasSize(2);
        work(10);
        assertThat(fetched).containsExactly("a", "b", "c", "d");
        assertThat(supply.get("c")).contains("c0");
    }

    @Test
    void whatScrolledAwayIsNotFetched() {
        supply.want(List.of("a", "b", "c", "d"));
        supply.want(List.of("x", "y"));
        work(10);
        assertThat(fetched).containsExactly("a", "b", "x", "y");
        assertThat(supply.get("c")).isEmpty();
    }

    @Test
    void whatIsThereIsNotFetchedAgain() {
        supply.want(List.of("a", "b"));
        supply.want(List.of("a", "b"));
        work(10);
        supply.want(List.of("a", "b"));
        work(10);
        assertThat(fetched).containsExactly("a", "b");
    }

    @Test
    void notMoreIsRememberedThanMayBeAndTheLatestStays() {
        for (String key : List.of("a", "b", "c", "d", "e", "f", "g")) {
            supply.want(List.of(key));
            work(1);
            supply.get("a");
        }
        assertThat(supply.weight()).isLessThanOrEqualTo(10);
        assertThat(supply.get("a")).as("was looked at all the time").isPresent();
        assertThat(supply.get("b")).isEmpty();
        assertThat(supply.get("g")).isPresent();
    }

    @Test
    void aThingHeavierThanAllIsShownAllTheSame() {
        supply.want(List.of("a-very-long-name"));
        work(1);
        assertThat(supply.get("a-very-long-name")).isPresent();
    }

    @Test
    void renewedThingsAreShownAsTheyWereUntilTheNewOnesCome() {
        supply.want(List.of("a"));
        work(1);
        edition = 1;
        supply.renew();
        supply.want(List.of("a"));
        assertThat(supply.get("a")).contains("a0");
        work(1);
        assertThat(supply.get("a")).contains("a1");
        assertThat(supply.weight()).isEqualTo(2);
    }

    @Test
    void whatCameTooLateForTheRenewalIsFetchedOnceMore() {
        supply.want(List.of("a"));
        supply.renew();
        work(1);
        supply.want(List.of("a"));
        work(1);
        assertThat(fetched).containsExactly("a", "a");
    }

    @Test
    void whatFailedIsTriedAgainOnlyWhenSomethingMayHaveChanged() {
        trouble = Optional.of(new NodeException("failed", "no"));
        supply.want(List.of("a"));
        work(1);
        supply.want(List.of("a"));
        work(1);
        assertThat(fetched).containsExactly("a");
        trouble = Optional.empty();
        supply.renew();
        supply.want(List.of("a"));
        work(1);
        assertThat(supply.get("a")).contains("a0");
    }

    @Test
    void someAreFetchedAnewWhileTheOthersStay() {
        supply.want(List.of("a", "b"));
        work(2);
        edition = 1;
        supply.renew(value -> value.startsWith("b"));
        assertThat(supply.get("b")).contains("b0");
        supply.want(List.of("a", "b"));
        work(2);
        assertThat(supply.get("a")).contains("a0");
        assertThat(supply.get("b")).contains("b1");
    }

    @Test
    void whoeverFollowsHearsOfWhatCame() {
        List<String> heard = new ArrayList<>();
        supply.follow(heard::add);
        supply.want(List.of("a", "b", "c"));
        work(3);
        assertThat(heard).containsExactly("a", "b", "c");
    }
}
