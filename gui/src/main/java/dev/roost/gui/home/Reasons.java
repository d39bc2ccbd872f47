package dev.roost.gui.home;

import dev.roost.gui.text.Amounts;
import dev.roost.gui.text.NodeTexts;
import dev.roost.gui.text.Texts;
import dev.roost.node.api.DeviceReport;
import dev.roost.node.api.StatusReport;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Why photos are not safe yet, and what a person can do about it. Immutable. */
final class Reasons {
    private final Texts texts;
    private final NodeTexts said;
    private final Amounts amounts;
    private final InstantSource clock;

    Reasons(Texts texts, InstantSource clock) {
        this.texts = texts;
        this.said = new NodeTexts(texts);
        this.amounts = new Amounts(texts);
        this.clock = clock;
    }

    /** How many devices store copies, this one included where it does. */
    long holders(StatusReport status) {
        return status.devices().stream().filter(Reasons::holds).count();
    }

    long holdersElsewhere(StatusReport status) {
        return elsewhere(status).size();
    }

    boolean isBeingCopied(StatusReport status) {
        return elsewhere(status).stream()
                .anyMatch(device -> device.online() && (status.pending() > 0 || device.missing() > 0));
    }

    /** The most pressing first. */
    List<String> of(StatusReport status) {
        List<String> why = new ArrayList<>();
        List<DeviceReport> holders = elsewhere(status);
        if (status.atRisk() > 0) {
            why.add(texts.of("why.atRisk"));
        }
        holders.forEach(device -> now(device).ifPresent(why::add));
        if (status.devices().size() < 2) {
            why.add(texts.of("why.alone"));
        } else if (holders.isEmpty()) {
            why.add(texts.of("why.noHolder"));
        } else if (holders.size() == 1) {
            why.add(texts.of("why.oneHolder", said.name(holders.get(0))));
        }
        return why;
    }

    /** What keeps a device from having its copies just now, if anything does. */
    private Optional<String> now(DeviceReport device) {
        if (device.online()) {
            return device.missing() > 0 ? Optional.of(texts.of("why.catchingUp", said.name(device))) : Optional.empty();
        }
        return Optional.of(amounts.ago(device.receiptAt(), clock)
                .map(ago -> texts.of("why.away", said.name(device), ago))
                .orElseGet(() -> texts.of("why.neverSeen", said.name(device))));
    }

    private static List<DeviceReport> elsewhere(StatusReport status) {
        return status.devices().stream()
                .filter(device -> !device.self() && holds(device))
                .toList();
    }

    private static boolean holds(DeviceReport device) {
        return !device.takes().equals("index");
    }
}
