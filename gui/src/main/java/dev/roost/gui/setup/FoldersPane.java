package dev.roost.gui.setup;

import dev.roost.gui.text.NodeTexts;
import dev.roost.gui.text.Texts;
import dev.roost.gui.view.Buttons;
import dev.roost.gui.view.FolderChoice;
import dev.roost.gui.view.Words;
import dev.roost.gui.work.Background;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Which folders shall be kept? Those where pictures usually are stand there already. Used by the toolkit's thread. */
final class FoldersPane extends VBox {
    private static final double GAP = 16;

    private final Map<URI, CheckBox> boxes = new LinkedHashMap<>();
    private final VBox list = new VBox(GAP / 2);
    private final Button start;

    FoldersPane(
            SetupPresenter presenter, Background background, Texts texts, FolderChoice choice, PictureFolders usual) {
        super(GAP);
        start = Buttons.main("folders-start", texts.of("folders.start"), () -> presenter.finish(chosen()));
        Button add = Buttons.plain(
                "folders-add",
                texts.of("folders.add"),
                () -> choice.choose(texts.of("settings.folders.choose")).ifPresent(this::add));
        Button later = Buttons.plain("folders-later", texts.of("folders.later"), () -> presenter.finish(List.of()));
        getChildren()
                .addAll(
                        Words.title(texts.of("folders.title")),
                        Words.plain(texts.of("folders.hint")),
                        list,
                        add,
                        new HBox(GAP, start, later));
        refresh();
        background.run(usual::find, found -> found.forEach(this::add), e -> refresh());
    }

    private void add(URI folder) {
        CheckBox box = boxes.computeIfAbsent(folder, this::box);
        box.setSelected(true);
        refresh();
        start.requestFocus();
    }

    private CheckBox box(URI folder) {
        CheckBox box = new CheckBox(NodeTexts.clean(Path.of(folder).toString()));
        box.setMnemonicParsing(false);
        box.setOnAction(event -> refresh());
        list.getChildren().add(box);
        return box;
    }

    private List<URI> chosen() {
        List<URI> chosen = new ArrayList<>();
        boxes.forEach((folder, box) -> {
            if (box.isSelected()) {
                chosen.add(folder);
            }
        });
        return chosen;
    }

    private void refresh() {
        start.setDisable(chosen().isEmpty());
    }
}
