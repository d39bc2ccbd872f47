package dev.roost.gui.devices;

import dev.roost.gui.pairing.HostPane;
import dev.roost.gui.pairing.JoinPane;
import dev.roost.gui.pairing.PairingPresenter;
import dev.roost.gui.text.Texts;
import dev.roost.gui.view.Buttons;
import dev.roost.gui.view.Card;
import dev.roost.gui.view.Page;
import dev.roost.gui.view.ProgressLine;
import dev.roost.gui.view.Seen;
import dev.roost.gui.view.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Devices on the screen. Used by the toolkit's thread. */
public final class DevicesView {
    private static final double GAP = 12;
    private static final double LINE_GAP = 3;

    private final VBox rows = new VBox(GAP);
    private final VBox damaged = new VBox(LINE_GAP);
    private final ProgressLine progress = new ProgressLine();
    private final Label checked = Words.plain("");
    private final Card checkCard;
    private final Button add;
    private final Button check;
    private final Button stop;
    private final HostPane host;
    private final JoinPane join;
    private final Page page;
    private final String addWords;
    private final String joinWords;

    public DevicesView(DevicesPresenter presenter, PairingPresenter pairing, Texts texts) {
        addWords = texts.of("devices.add");
        joinWords = texts.of("devices.join");
        host = new HostPane(pairing, texts);
        join = new JoinPane(pairing, texts, report -> {}, this::hideJoin);
        add = Buttons.with(Feather.PLUS, Buttons.main("devices-add", addWords, () -> addDevice(presenter)));
        check = Buttons.with(
                Feather.CHECK_SQUARE, Buttons.plain("devices-check", texts.of("devices.check"), presenter::check));
        stop = Buttons.plain("devices-stop", texts.of("devices.stop"), presenter::stopChecking);
        checked.setId("devices-checked");
        checkCard = new Card(progress, checked, damaged, stop);
        Seen.when(join.node(), false);
        VBox checking = new VBox(GAP / 2, check, Words.quiet(texts.of("devices.check.hint")));
        page = new Page(
                Words.title(texts.of("devices.title")), add, host.node(), join.node(), rows, checking, checkCard);
        // One way at a time: the button rests while its card is open.
        add.managedProperty()
                .bind(host.node()
                        .visibleProperty()
                        .or(join.node().visibleProperty())
                        .not());
        add.visibleProperty().bind(add.managedProperty());
        presenter.shown().follow(this::show);
    }

    public Node node() {
        return page;
    }

    /** Begins to add a device, as its button does. */
    public void addDevice(DevicesPresenter presenter) {
        if (presenter.shown().get().admits()) {
            host.open();
        } else {
            Seen.when(join.node(), true);
            join.open();
        }
    }

    private void hideJoin() {
        Seen.when(join.node(), false);
    }

    private void show(DevicesState state) {
        add.setText(state.admits() ? addWords : joinWords);
        rows.getChildren().setAll(state.rows().stream().map(DevicesView::card).toList());
        progress.show(state.checking());
        boolean checking = state.checking().isPresent();
        Seen.when(stop, checking);
        check.setDisable(checking);
        Words.say(checked, state.checked());
        damaged.getChildren().setAll(state.damaged().stream().map(Words::plain).toList());
        Seen.when(damaged, !state.damaged().isEmpty());
        Seen.when(checkCard, checking || !state.checked().isEmpty());
    }

    private static Node card(DevicesState.Row row) {
        FontIcon picture = new FontIcon(row.self() ? Feather.MONITOR : Feather.HARD_DRIVE);
        picture.getStyleClass().add("picture");
        Label name = Words.heading(row.name());
        Label letters = Words.quiet(row.shortId());
        letters.setMinWidth(Label.USE_PREF_SIZE);
        HBox top = new HBox(GAP, name, letters);
        top.setAlignment(Pos.BASELINE_LEFT);
        FontIcon dot = new FontIcon(row.online() ? Feather.WIFI : Feather.WIFI_OFF);
        dot.getStyleClass().add(row.online() ? "mood-safe" : "quiet");
        HBox seen = new HBox(GAP / 2, dot, Words.plain(row.seen()));
        seen.setAlignment(Pos.CENTER_LEFT);
        List<Node> lines = new ArrayList<>(List.of(top, seen, Words.plain(row.role()), Words.plain(row.holds())));
        if (!row.verified().isEmpty()) {
            lines.add(Words.quiet(row.verified()));
        }
        VBox said = new VBox(LINE_GAP);
        said.getChildren().setAll(lines);
        HBox.setHgrow(said, Priority.ALWAYS);
        HBox line = new HBox(GAP + LINE_GAP, picture, said);
        line.setAlignment(Pos.TOP_LEFT);
        return new Card(line);
    }
}
