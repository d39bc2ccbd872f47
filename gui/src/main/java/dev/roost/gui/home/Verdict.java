package dev.roost.gui.home;

import dev.roost.gui.text.Amounts;
import dev.roost.gui.text.NodeTexts;
import dev.roost.gui.text.Texts;
import dev.roost.gui.work.Activity;
import dev.roost.node.api.StatusReport;
import dev.roost.node.api.StoredLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says of one status whether everything is safe. Nothing is called safe on weaker ground than the node's. Immutable. */
final class Verdict {
    private final Texts texts;
    private final Amounts amounts;
    private final NodeTexts said;
    private final Reasons reasons;

    Verdict(Texts texts, Reasons reasons) {
        this.texts = texts;
        this.amounts = new Amounts(texts);
        this.said = new NodeTexts(texts);
        this.reasons = reasons;
    }

    HomeState looking() {
        return state(Mood.LOOKING, texts.of("home.looking"), "", List.of(), List.of(), List.of(), Optional.empty());
    }

    HomeState of(StatusReport status, Optional<Activity> activity, String outcome) {
        HomeState state = status.library().isPresent() && status.libraries().isEmpty()
                ? member(status, activity.isPresent())
                : storage(status);
        return activity.isPresent() ? state.doing(activity) : state.ended(outcome);
    }

    private HomeState member(StatusReport status, boolean busy) {
        if (status.photos() == 0 && busy) {
            return state(
                    Mood.WORKING,
                    texts.of("home.first"),
                    texts.of("home.first.detail"),
                    List.of(),
                    List.of(),
                    troubles(status),
                    Optional.empty());
        }
        if (status.photos() == 0) {
            return state(
                    Mood.CARE,
                    texts.of("home.empty"),
                    texts.of("home.empty.detail"),
                    List.of(),
                    List.of(),
                    troubles(status),
                    Optional.of(HomeState.Step.CHOOSE_FOLDERS));
        }
        if (status.safe() == status.photos()) {
            return state(
                    Mood.SAFE,
                    texts.of("home.safe", status.photos()),
                    texts.of("home.safe.detail", reasons.holders(status), amounts.bytes(status.bytes())),
                    List.of(),
                    List.of(),
                    troubles(status),
                    Optional.empty());
        }
        boolean fewHolders = reasons.holdersElsewhere(status) < 2;
        return state(
                mood(status),
                headline(status),
                texts.of("home.all.detail", status.photos(), amounts.bytes(status.bytes())),
                counts(status),
                reasons.of(status),
                troubles(status),
                fewHolders ? Optional.of(HomeState.Step.ADD_DEVICE) : Optional.empty());
    }

    private Mood mood(StatusReport status) {
        if (status.atRisk() > 0) {
            return Mood.RISK;
        }
        return reasons.isBeingCopied(status) ? Mood.WORKING : Mood.CARE;
    }

    private String headline(StatusReport status) {
        if (status.atRisk() > 0) {
            return texts.of("home.atRisk", status.atRisk());
        }
        if (status.pending() > 0) {
            return texts.of(reasons.isBeingCopied(status) ? "home.copying" : "home.pending", status.pending());
        }
        return texts.of("home.backedUp", status.backedUp());
    }

    private List<HomeState.Count> counts(StatusReport status) {
        List<HomeState.Count> counts = new ArrayList<>();
        count(counts, Mood.RISK, status.atRisk(), "count.atRisk");
        count(counts, Mood.CARE, status.pending(), "count.pending");
        count(counts, Mood.WORKING, status.backedUp(), "count.backedUp");
        count(counts, Mood.SAFE, status.safe(), "count.safe");
        return counts;
    }

    private void count(List<HomeState.Count> counts, Mood mood, long count, String meaning) {
        if (count > 0) {
            counts.add(new HomeState.Count(mood, texts.of("count.number", count), texts.of(meaning)));
        }
    }

    private HomeState storage(StatusReport status) {
        long missing =
                status.libraries().stream().mapToLong(StoredLibrary::missing).sum();
        return state(
                missing == 0 ? Mood.SAFE : Mood.WORKING,
                texts.of("home.storage", status.libraries().size()),
                texts.of(
                        missing == 0 ? "home.storage.whole" : "home.storage.lacking",
                        amounts.bytes(status.bytes()),
                        missing),
                List.of(),
                List.of(),
                troubles(status),
                Optional.empty());
    }

    private List<HomeState.Trouble> troubles(StatusReport status) {
        return status.problems().stream()
                .map(problem -> new HomeState.Trouble(said.of(problem), said.detail(problem)))
                .toList();
    }

    private static HomeState state(
            Mood mood,
            String headline,
            String detail,
            List<HomeState.Count> counts,
            List<String> reasons,
            List<HomeState.Trouble> troubles,
            Optional<HomeState.Step> next) {
        return new HomeState(mood, headline, detail, counts, reasons, Optional.empty(), troubles, "", next);
    }
}
