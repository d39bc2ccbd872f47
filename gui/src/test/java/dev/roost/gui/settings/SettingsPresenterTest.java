package dev.roost.gui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.gui.kit.PaperNode;
import dev.roost.gui.kit.Samples;
import dev.roost.gui.text.Texts;
import dev.roost.gui.work.Background;
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
        assertThat(settings.shown().get().deviceName()).isEqualTo("Anna’s laptop");
        assertThat(settings.shown().get().folders())
                .containsExactly(
                        new SettingsState.Folder("/home/anna/Pictures", "looked after", true),
                        new SettingsState.Folder("/media/anna/CARD/DCIM", "not there now", false));
    }

    @Test
    void aNewFolderIsKeptAndSeenAtOnce() {
        settings.load();
        settings.addFolder(URI.create("file:///home/anna/More%20photos/"));
        assertThat(kept).containsExactly(URI.create("file:///home/anna/More%20photos/"));
        assertThat(settings.shown().get().folders())
                .containsExactly(
                        new SettingsState.Folder("/home/anna/More photos", "being read for the first time", true));
    }

    @Test
    void aStorageDeviceHasNoFoldersToKeep() {
        node.status = Samples.storage(0);
        settings.load();
        assertThat(settings.shown().get().keepsFolders()).isFalse();
        assertThat(node.asked()).doesNotContain("folders");
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
        Choices choices = new Choices(Optional.of("de"), Look.DARK);
        assertThat(Choices.of(choices.noted())).isEqualTo(choices);
        Properties odd = new Properties();
        odd.setProperty("language", "../../etc");
        odd.setProperty("look", "purple");
        assertThat(Choices.of(odd)).isEqualTo(Choices.usual());
        assertThat(choices.locale(Locale.ITALIAN)).isEqualTo(Locale.GERMAN);
        assertThat(Choices.usual().locale(Locale.ITALIAN)).isEqualTo(Locale.ITALIAN);
    }
}
