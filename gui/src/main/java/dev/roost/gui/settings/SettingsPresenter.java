package dev.roost.gui.settings;

import dev.roost.gui.text.NodeTexts;
import dev.roost.gui.text.Texts;
import dev.roost.gui.work.Background;
import dev.roost.gui.work.Shown;
import dev.roost.node.api.DeviceName;
import dev.roost.node.api.FoldersReport;
import dev.roost.node.api.NodeControl;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The few things that a person may choose. Used by the window's thread. */
public final class SettingsPresenter {
    private final NodeControl node;
    private final Background background;
    private final Texts texts;
    private final Consumer<List<URI>> keep;
    private final Consumer<Choices> chosen;
    private final Shown<SettingsState> shown;

    /**
     * Shows and takes choices.
     *
     * @param keep hears of folders to keep from now on
     * @param chosen hears of every choice about the windows
     */
    public SettingsPresenter(
            NodeControl node,
            Background background,
            Texts texts,
            Choices choices,
            Consumer<List<URI>> keep,
            Consumer<Choices> chosen) {
        this.node = node;
        this.background = background;
        this.texts = texts;
        this.keep = keep;
        this.chosen = chosen;
        this.shown = new Shown<>(new SettingsState("", "", List.of(), false, choices, ""));
    }

    public Shown<SettingsState> shown() {
        return shown;
    }

    /** Asks the node anew what it is called and what it keeps. */
    public void load() {
        background.run(node::device, this::named, e -> say(new NodeTexts(texts).of(e)));
    }

    /** Keeps one more folder. */
    public void addFolder(URI folder) {
        keep.accept(List.of(folder));
        SettingsState now = shown.get();
        List<SettingsState.Folder> folders = new ArrayList<>(now.folders());
        folders.add(
                new SettingsState.Folder(NodeTexts.clean(Path.of(folder).toString()), texts.of("folder.new"), true));
        folders(now, folders);
    }

    public void language(Optional<String> language) {
        choose(shown.get().choices().withLanguage(language));
    }

    public void look(Look look) {
        choose(shown.get().choices().withLook(look));
    }

    private void choose(Choices choices) {
        SettingsState now = shown.get();
        if (!choices.equals(now.choices())) {
            shown.show(new SettingsState(
                    now.deviceName(), now.shortId(), now.folders(), now.keepsFolders(), choices, now.sentence()));
            chosen.accept(choices);
        }
    }

    private void named(DeviceName device) {
        SettingsState now = shown.get();
        boolean keeps = device.role().equals("member");
        String shortId = NodeTexts.letters(device.id());
        shown.show(new SettingsState(NodeTexts.name(device.name()), shortId, now.folders(), keeps, now.choices(), ""));
        if (keeps) {
            background.run(node::folders, this::listed, e -> say(new NodeTexts(texts).of(e)));
        }
    }

    private void listed(FoldersReport report) {
        folders(shown.get(), report.folders().stream().map(this::folder).toList());
    }

    private SettingsState.Folder folder(FoldersReport.KeptFolderReport folder) {
        String how = folder.there() ? (folder.watched() ? "folder.watched" : "folder.once") : "folder.away";
        return new SettingsState.Folder(NodeTexts.clean(folder.path()), texts.of(how), folder.there());
    }

    private void folders(SettingsState now, List<SettingsState.Folder> folders) {
        shown.show(new SettingsState(
                now.deviceName(), now.shortId(), List.copyOf(folders), now.keepsFolders(), now.choices(), ""));
    }

    private void say(String sentence) {
        SettingsState now = shown.get();
        shown.show(new SettingsState(
                now.deviceName(), now.shortId(), now.folders(), now.keepsFolders(), now.choices(), sentence));
    }
}
