package dev.roost.gui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.gui.kit.PaperNode;
import dev.roost.gui.kit.Samples;
import dev.roost.gui.text.Texts;
import dev.roost.gui.work.Background;
import dev.roost.node.api.NodeException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SettingsPresenterTest {
    private final PaperNode node = new PaperNode(Samples.member(0, 0, 0, 0, List.of(Samples.laptop())));
    private final List<URI> kept = new ArrayList<>();
    private final List<Choices> chosen = new ArrayList<>();
    private final SettingsPresenter settings = new SettingsPresenter(
            node,
            new Background(Runnable::run, Runnable::run),
            Texts.in(Locale.ENGLISH),
            Choices.usual(),
            kept::addAll,
            chosen::add);

    @Test
    void foldersAreListedWithHowTheyAreKept() {
        node.folders = Samples.folders();
        settings.load();
        assertThat(settings.shown().get().device().name()).isEqualTo("Anna’s laptop");
        assertThat(settings.shown().get().folders())
                .containsExactly(
                        new SettingsState.Folder(
                                "file:///home/anna/Pictures", "/home/anna/Pictures", "looked after", true, true),
                        new SettingsState.Folder(
                                "file:///media/anna/CARD/DCIM", "/media/anna/CARD/DCIM", "not there now", false, true));
    }

    @Test
    void aNewFolderIsKeptAndSeenAtOnce() {
        settings.load();
        settings.addFolder(URI.create("file:///home/anna/More%20photos/"));
        assertThat(kept).containsExactly(URI.create("file:///home/anna/More%20photos/"));
        assertThat(settings.shown().get().folders())
                .containsExactly(new SettingsState.Folder(
                        "", "/home/anna/More photos", "being read for the first time", true, true));
    }

    @Test
    void aStorageDeviceHasNoFoldersToKeep() {
        node.status = Samples.storage(0);
        settings.load();
        assertThat(settings.shown().get().keepsFolders()).isFalse();
        assertThat(node.asked()).doesNotContain("folders");
    }

    @Test
    void aFolderIsLookedAfterNoMoreAndItIsSaidThatNothingIsLost() {
        node.folders = Samples.folders();
        settings.load();
        settings.stopWatching(settings.shown().get().folders().get(0));
        assertThat(settings.shown().get().folders().get(0).how()).isEqualTo("kept once");
        assertThat(settings.shown().get().folders().get(0).watched()).isFalse();
        assertThat(settings.shown().get().news())
                .isEqualTo("/home/anna/Pictures is not looked after any more. What was kept from it stays kept.");
        settings.load();
        assertThat(settings.shown().get().news()).isEmpty();
    }

    @Test
    void anotherNameIsToldToTheNodeOnceAndBlanksAreNone() {
        settings.load();
        settings.rename("  ");
        settings.rename("Anna’s laptop");
        assertThat(node.asked()).noneMatch(asked -> asked.toString().startsWith("rename"));
        settings.rename(" Kitchen ");
        assertThat(node.asked()).contains("rename Kitchen");
        assertThat(settings.shown().get().device().name()).isEqualTo("Kitchen");
        assertThat(settings.shown().get().news()).contains("“Kitchen”");
    }

    @Test
    void aNameThatCouldNotBeGivenIsSaidAndTheOldOneStays() {
        settings.load();
        node.broken = Optional.of(new NodeException("node-gone", "gone"));
        settings.rename("Kitchen");
        assertThat(settings.shown().get().device().name()).isEqualTo("Anna’s laptop");
        assertThat(settings.shown().get().sentence()).startsWith("Roost has stopped");
    }

    @Test
    void aStorageDeviceHasNoNameToChange() {
        node.status = Samples.storage(0);
        settings.load();
        assertThat(settings.shown().get().device().renamable()).isFalse();
    }

    @Test
    void eachChoiceIsToldOnceAndOnlyIfItChangesSomething() {
        settings.look(Look.DARK);
        settings.look(Look.DARK);
        settings.language(Optional.of("de"));
        assertThat(chosen)
                .containsExactly(new Choices(Optional.empty(), Look.DARK), new Choices(Optional.of("de"), Look.DARK));
    }

    @Test
    void choicesSurviveBeingNotedAndWhatCannotBeUnderstoodIsAsUsual() {
        Choices choices = new Choices(Optional.of("de"), Look.DARK, false);
        assertThat(Choices.of(choices.noted())).isEqualTo(choices);
        Properties odd = new Properties();
        odd.setProperty("language", "../../etc");
        odd.setProperty("look", "purple");
        assertThat(Choices.of(odd)).isEqualTo(Choices.usual());
        assertThat(choices.locale(Locale.ITALIAN)).isEqualTo(Locale.GERMAN);
        assertThat(Choices.usual().locale(Locale.ITALIAN)).isEqualTo(Locale.ITALIAN);
    }
}
