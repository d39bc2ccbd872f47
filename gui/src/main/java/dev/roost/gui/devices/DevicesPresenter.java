package dev.roost.gui.devices;

import dev.roost.gui.text.Amounts;
import dev.roost.gui.text.NodeTexts;
import dev.roost.gui.text.Texts;
import dev.roost.gui.work.Activity;
import dev.roost.gui.work.Background;
import dev.roost.gui.work.Shown;
import dev.roost.gui.work.Watch;
import dev.roost.node.api.DeviceReport;
import dev.roost.node.api.NodeControl;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.StatusReport;
import dev.roost.node.api.VerifyReport;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Who belongs to the library, and what each has. Used by the window's thread. */
public final class DevicesPresenter {
    private final NodeControl node;
    private final Background background;
    private final Texts texts;
    private final NodeTexts said;
    private final Amounts amounts;
    private final InstantSource clock;
    private final LongSupplier millis;
    private final Shown<DevicesState> shown =
            new Shown<>(new DevicesState(List.of(), Optional.empty(), "", List.of(), false));
    private Optional<Watch> checking = Optional.empty();

    public DevicesPresenter(
            NodeControl node, Background background, Texts texts, InstantSource clock, LongSupplier millis) {
        this.node = node;
        this.background = background;
        this.texts = texts;
        this.said = new NodeTexts(texts);
        this.amounts = new Amounts(texts);
        this.clock = clock;
        this.millis = millis;
    }

    public Shown<DevicesState> shown() {
        return shown;
    }

    /** Takes in how things stand now. */
    public void show(StatusReport status) {
        DevicesState now = shown.get();
        List<DevicesState.Row> rows = Stream.concat(
                        status.devices().stream(), status.libraries().stream().flatMap(l -> l.devices().stream()))
                .map(this::row)
                .distinct()
                .toList();
        boolean admits = status.device().filter(d -> d.role().equals("member")).isPresent();
        shown.show(new DevicesState(rows, now.checking(), now.checked(), now.damaged(), admits));
    }

    /** Re-reads everything that this device holds. */
    public void check() {
        if (checking.isPresent()) {
            return;
        }
        Watch watch = new Watch(texts, millis, background, this::checking);
        checking = Optional.of(watch);
        checking(new Activity(texts.of("work.starting"), "", "", -1));
        background.run(() -> node.verify(watch), this::checked, this::failed);
    }

    /** Stops re-reading where it is. */
    public void stopChecking() {
        checking.ifPresent(Watch::cancel);
    }

    private void checking(Activity activity) {
        if (checking.isPresent()) {
            outcome(Optional.of(activity), "", List.of());
        }
    }

    private void checked(VerifyReport report) {
        boolean stopped = checking.map(Watch::cancelled).orElse(false);
        checking = Optional.empty();
        List<String> damaged = report.originalsDamaged().stream()
                .map(file -> texts.of("check.original", NodeTexts.clean(file.path())))
                .toList();
        outcome(Optional.empty(), stopped ? texts.of("check.stopped") : sentence(report), damaged);
    }

    private String sentence(VerifyReport report) {
        long wrong = report.damaged() + report.missing();
        if (wrong == 0) {
            return texts.of("check.well", report.chunks() + report.originals());
        }
        return report.unhealed() == 0
                ? texts.of("check.healed", wrong)
                : texts.of("check.unhealed", wrong, report.unhealed());
    }

    private void failed(NodeException e) {
        checking = Optional.empty();
        outcome(Optional.empty(), said.of(e), List.of());
    }

    private void outcome(Optional<Activity> activity, String sentence, List<String> damaged) {
        DevicesState now = shown.get();
        shown.show(new DevicesState(now.rows(), activity, sentence, damaged, now.admits()));
    }

    private DevicesState.Row row(DeviceReport device) {
        return new DevicesState.Row(
                device.id(),
                NodeTexts.name(device.name()),
                NodeTexts.letters(device.id()),
                said.role(device.role()),
                seen(device),
                holds(device),
                amounts.ago(device.verifiedAt(), clock)
                        .map(ago -> texts.of("device.verified", ago))
                        .orElse(""),
                device.self(),
                device.online());
    }

    private String seen(DeviceReport device) {
        if (device.self()) {
            return texts.of("device.self");
        }
        if (device.online()) {
            return texts.of("device.online");
        }
        return amounts.ago(device.receiptAt(), clock)
                .map(ago -> texts.of("device.away", ago))
                .orElseGet(() -> texts.of("device.neverSeen"));
    }

    private String holds(DeviceReport device) {
        if (device.missing() > 0) {
            return texts.of("device.lacks", device.missing());
        }
        if (device.takes().equals("index")) {
            return texts.of(device.self() ? "device.indexHere" : "device.index");
        }
        return device.receiptAt().isPresent() || device.self() ? texts.of("device.whole") : texts.of("device.unknown");
    }
}
