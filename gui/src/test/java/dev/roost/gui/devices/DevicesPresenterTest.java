package dev.roost.gui.devices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.gui.kit.PaperNode;
import dev.roost.gui.kit.Samples;
import dev.roost.gui.text.Texts;
import dev.roost.gui.work.Background;
import dev.roost.node.api.FailedFile;
import dev.roost.node.api.NodeEvent;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.VerifyReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What Devices says, without a window. */
class DevicesPresenterTest {
    private final PaperNode node = new PaperNode(
            Samples.member(0, 0, 9, 0, List.of(Samples.laptop(), Samples.nas(false, 12), Samples.oldPc())));
    private final DevicesPresenter devices = new DevicesPresenter(
            node, new Background(Runnable::run, Runnable::run), Texts.in(Locale.ENGLISH), () -> Samples.NOW, () -> 0);

    private static VerifyReport verified(long damaged, long unhealed, FailedFile... originals) {
        return new VerifyReport(100, 1, damaged, 0, damaged - unhealed, unhealed, 20, List.of(originals), 1);
    }

    @Test
    void eachDeviceSaysWhoItIsWhenItWasSeenAndWhatItLacks() {
        devices.show(node.status);
        List<DevicesState.Row> rows = devices.shown().get().rows();
        assertThat(rows)
                .extracting(DevicesState.Row::name)
                .containsExactly("Anna’s laptop", "Attic", "Old PC in the hall");
        assertThat(rows)
                .extracting(DevicesState.Row::seen)
                .containsExactly("This computer", "Last heard from 3 days ago", "Connected now");
        assertThat(rows.get(1).holds()).isEqualTo("12 parts are still missing");
        assertThat(rows.get(1).verified()).isEqualTo("Last full check: 5 days ago");
        assertThat(rows.get(2).holds()).isEqualTo("Has everything it should have");
        assertThat(rows.get(2).role()).isEqualTo("Stores sealed copies and cannot see them");
        assertThat(devices.shown().get().admits()).isTrue();
    }

    @Test
    void aStorageDeviceShowsTheDevicesOfWhatItStoresAndAdmitsNobody() {
        devices.show(Samples.storage(0));
        assertThat(devices.shown().get().rows()).hasSize(2);
        assertThat(devices.shown().get().admits()).isFalse();
    }

    @Test
    void checkingShowsHowFarItIsAndThenWhatItFound() {
        List<DevicesState> seen = new ArrayList<>();
        devices.shown().follow(seen::add);
        node.verify = (nothing, observer) -> {
            observer.happened(new NodeEvent.Progress("Re-reading", 30, 100, 5, 0));
            return verified(0, 0);
        };
        devices.check();
        assertThat(seen)
                .anySatisfy(state -> assertThat(state.checking()).hasValueSatisfying(now -> {
                    assertThat(now.what()).isEqualTo("Checking what is stored here");
                    assertThat(now.amount()).isEqualTo("30 of 100");
                }));
        assertThat(devices.shown().get().checking()).isEmpty();
        assertThat(devices.shown().get().checked())
                .isEqualTo("Everything was read again: 120 parts, and all are well.");
    }

    @Test
    void whatIsDamagedIsSaidAndWhetherItCameBack() {
        node.verify = (nothing, observer) -> verified(5, 0);
        devices.check();
        assertThat(devices.shown().get().checked())
                .startsWith("5 parts were damaged or missing. All were brought back");
        node.verify = (nothing, observer) -> verified(5, 2, new FailedFile("/p/a.jpg", "changed"));
        devices.check();
        assertThat(devices.shown().get().checked()).contains("2 could not be brought back yet");
        assertThat(devices.shown().get().damaged()).singleElement().asString().contains("/p/a.jpg");
    }

    @Test
    void aCheckCanBeStoppedAndFailedOnesCanBeTriedAgain() {
        node.verify = (nothing, observer) -> {
            devices.stopChecking();
            assertThat(observer.cancelled()).isTrue();
            return verified(0, 0);
        };
        devices.check();
        assertThat(devices.shown().get().checked()).startsWith("The check was stopped.");
        node.verify = (nothing, observer) -> {
            throw new NodeException("node-gone", "gone");
        };
        devices.check();
        assertThat(devices.shown().get().checked()).startsWith("Roost has stopped on this computer");
        node.verify = (nothing, observer) -> verified(0, 0);
        devices.check();
        assertThat(devices.shown().get().checked()).startsWith("Everything was read again");
    }
}
