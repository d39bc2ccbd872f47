package dev.roost.gui.settings;

import dev.roost.gui.text.Texts;
import dev.roost.gui.view.Buttons;
import dev.roost.gui.view.Card;
import dev.roost.gui.view.Seen;
import dev.roost.gui.view.Words;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;

/** What this computer is called, and another name for it. Used by the toolkit's thread. */
final class DeviceCard {
    private static final double GAP = 8;
    private static final double COLUMN_GAP = 24;
    private static final double NAME_WIDTH = 260;

    private final TextField name = new TextField();
    private final Label letters = Words.plain("");
    private final Button rename;
    private final Card card;
    private String known = "";

    DeviceCard(SettingsPresenter presenter, Texts texts) {
        name.setId("settings-name");
        name.setPrefWidth(NAME_WIDTH);
        name.setOnAction(event -> presenter.rename(name.getText()));
        rename = Buttons.plain(
                "settings-rename", texts.of("settings.device.rename"), () -> presenter.rename(name.getText()));
        rename.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> name.getText().isBlank() || name.getText().strip().equals(known), name.textProperty()));
        Label title = Words.quiet(texts.of("settings.device.name"));
        title.setLabelFor(name);
        name.setAccessibleText(texts.of("settings.device.name"));
        HBox editing = new HBox(GAP, name, rename);
        editing.setAlignment(Pos.CENTER_LEFT);
        GridPane device = new GridPane();
        device.setHgap(COLUMN_GAP);
        device.setVgap(GAP);
        device.addRow(0, title, editing);
        device.addRow(1, Words.quiet(texts.of("settings.device.letters")), letters);
        card = new Card(Words.heading(texts.of("settings.device")), device);
        presenter.shown().follow(state -> show(state.device()));
    }

    Node node() {
        return card;
    }

    private void show(SettingsState.Device device) {
        letters.setText(device.letters());
        name.setEditable(device.renamable());
        name.setFocusTraversable(device.renamable());
        Seen.when(rename, device.renamable());
        // What is being typed is left alone until the name is another.
        if (!device.name().equals(known)) {
            known = device.name();
            name.setText("");
            name.setText(known);
        }
    }
}
