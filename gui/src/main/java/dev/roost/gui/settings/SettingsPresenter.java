package dev.roost.gui.settings;

import dev.roost.gui.text.NodeTexts;
import dev.roost.gui.text.Texts;
import dev.roost.gui.work.Background;
import dev.roost.gui.work.Shown;
import dev.roost.node.api.DeviceName;
import dev.roost.node.api.FoldersReport;
import dev.roost.node.api.NodeControl;
import dev.roost.node.api.NodeException;
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
        this.shown = new Shown<>(SettingsState.unknown(choices));
    }

    public Shown<SettingsState> shown() {
        return shown;
    }

    /** Asks the node anew what it is called and what it keeps. */
    public void load() {
        shown.show(shown.get().saying(""));
        background.run(node::device, this::named, this::failed);
    }

    /** Gives this computer another name; one of blanks is none. */
    public void rename(String name) {
        if (!name.isBlank() && !name.strip().equals(shown.get().device().name())) {
            background.run(
                    () -> node.rename(name.strip()),
                    device -> {
                        named(device);
                        say(texts.of("settings.device.renamed", NodeTexts.name(device.name())));
                    },
                    this::failed);
        }
    }

    /** Keeps one more folder. */
    public void addFolder(URI folder) {
        keep.accept(List.of(folder));
        SettingsState now = shown.get();
        List<SettingsState.Folder> folders = new ArrayList<>(now.folders());
        String path = NodeTexts.clean(Path.of(folder).toString());
        folders.removeIf(known -> known.path().equals(path));
        folders.add(new SettingsState.Folder("", path, texts.of("folder.new"), true, true));
        shown.show(now.keeping(folders));
    }

    /** Looks after a folder no more. */
    public void stopWatching(SettingsState.Folder folder) {
        background.run(
                () -> node.stopWatching(folder.uri()),
                report -> {
                    listed(report);
                    say(texts.of("folder.stopped", folder.path()));
                },
                this::failed);
    }

    public void language(Optional<String> language) {
        choose(shown.get().choices().withLanguage(language));
    }

    public void look(Look look) {
        choose(shown.get().choices().withLook(look));
    }

    /** Whether backups go on when the window is closed. */
    public void goOn(boolean goesOn) {
        choose(shown.get().choices().withGoingOn(goesOn));
    }

    private void choose(Choices choices) {
        SettingsState now = shown.get();
        if (!choices.equals(now.choices())) {
            shown.show(now.choosing(choices));
            chosen.accept(choices);
        }
    }

    private void named(DeviceName device) {
        boolean member = device.role().equals("member");
        SettingsState.Device known =
                new SettingsState.Device(NodeTexts.name(device.name()), NodeTexts.letters(device.id()), member);
        shown.show(shown.get().of(known, member));
        if (member) {
            background.run(node::folders, this::listed, this::failed);
        }
    }

    private void listed(FoldersReport report) {
        shown.show(
                shown.get().keeping(report.folders().stream().map(this::folder).toList()));
    }

    private SettingsState.Folder folder(FoldersReport.KeptFolderReport folder) {
        String how = folder.there() ? (folder.watched() ? "folder.watched" : "folder.once") : "folder.away";
        return new SettingsState.Folder(
                folder.uri(), NodeTexts.clean(folder.path()), texts.of(how), folder.there(), folder.watched());
    }

    private void say(String news) {
        shown.show(shown.get().saying(news));
    }

    private void failed(NodeException e) {
        shown.show(shown.get().failing(new NodeTexts(texts).of(e)));
    }
}
