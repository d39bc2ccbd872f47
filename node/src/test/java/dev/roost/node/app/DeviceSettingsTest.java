package dev.roost.node.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roost.node.Until;
import dev.roost.node.api.DeviceReport;
import dev.roost.node.api.FoldersReport;
import dev.roost.node.api.InitRequest;
import dev.roost.node.api.KeepRequest;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.Observer;
import dev.roost.proto.model.LogHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A device takes another name, and looks after a folder no more: told to the others, durable, and nothing is lost. */
class DeviceSettingsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Homes homes;

    @SuppressWarnings("NullAway.Init")
    private LocalControl ann;

    @BeforeEach
    void begin() throws Exception {
        homes = new Homes(folder.resolve("homes"));
        ann = homes.begin("ann", "member");
    }

    @AfterEach
    void close() {
        homes.close();
    }

    @Test
    void anotherMemberSeesTheNewNameAndARestartKeepsIt() throws Exception {
        LocalControl bob = homes.open("bob");
        bob.node().goOnline();
        Person.Hosting hosting = Person.whoSays(true).host(ann, Optional.of("member"));
        MeetingTest.join(bob, ann, hosting.code(), Person.whoSays(true));
        hosting.report();
        assertThat(ann.rename(" Anna’s\u202e laptop\n").name()).isEqualTo("Anna’s laptop");
        String id = ann.device().id();
        Until.passes(() -> assertThat(bob.devices().devices())
                .filteredOn(device -> device.id().equals(id))
                .extracting(DeviceReport::name)
                .containsExactly("Anna’s laptop"));
        homes.end(ann);
        assertThat(homes.open("ann").device().name()).isEqualTo("Anna’s laptop");
    }

    @Test
    void theNameThatItHasIsNotStatedAgainAndNoNameIsRefused() throws Exception {
        ann.rename("kitchen");
        List<LogHead> before = heads();
        ann.rename("kitchen");
        assertThat(heads()).isEqualTo(before);
        assertThat(catchThrowableOfType(NodeException.class, () -> ann.rename(" \t")))
                .returns("usage", NodeException::code);
        assertThat(ann.device().name()).isEqualTo("kitchen");
    }

    private List<LogHead> heads() throws IOException {
        return LoneMember.library(ann).library().store().logs().heads();
    }

    @Test
    void aStorageDeviceSaysThatItCannotTellOthersAName() throws Exception {
        LocalControl nas = homes.open("nas");
        nas.init(new InitRequest(Optional.of("nas"), "storage"));
        assertThat(catchThrowableOfType(NodeException.class, () -> nas.rename("attic")))
                .hasMessageContaining("tell the others a new name");
    }

    @Test
    void aFolderThatIsWatchedNoMoreIsNotReadAgainAndWhatWasKeptStaysKept() throws Exception {
        Path stopped = keep("stopped");
        Path watched = keep("watched");
        write("first.jpg", stopped, watched);
        ann.node().run();
        Until.passes(() -> assertThat(names()).contains("stopped/first.jpg", "watched/first.jpg"));
        FoldersReport folders = ann.stopWatching(stopped.toUri().toString());
        assertThat(folders.folders())
                .filteredOn(FoldersReport.KeptFolderReport::watched)
                .extracting(FoldersReport.KeptFolderReport::path)
                .containsExactly(watched.toRealPath().toString());
        write("new.jpg", stopped, watched);
        Until.passes(() -> assertThat(names()).contains("watched/new.jpg"));
        // Folders are read one after the other: when one is read anew, those that changed before have all been.
        write("newer.jpg", watched);
        Until.passes(() -> assertThat(names()).contains("watched/newer.jpg"));
        assertThat(names()).contains("stopped/old.jpg").doesNotContain("stopped/new.jpg");
        homes.end(ann);
        LocalControl again = homes.open("ann");
        assertThat(again.folders()).isEqualTo(folders);
        assertThat(again.status().photos()).isEqualTo(6);
    }

    private static void write(String name, Path... folders) throws IOException {
        for (Path one : folders) {
            Files.writeString(one.resolve(name), name + " in " + one);
        }
    }

    @Test
    void aFolderThatIsGoneCanBeStoppedAndIsNoTroubleAnyMore() throws Exception {
        Path card = keep("card");
        Files.delete(card.resolve("old.jpg"));
        Files.delete(card);
        ann.node().run();
        Until.passes(
                () -> assertThat(ann.status().problems()).anyMatch(p -> p.code().equals("folder-gone")));
        ann.stopWatching(card.toUri().toString());
        assertThat(ann.status().problems()).isEmpty();
        assertThat(ann.status().photos()).isEqualTo(1);
    }

    @Test
    void aFolderThatIsNotWatchedIsNamed() throws Exception {
        Path kept = keep("kept");
        ann.stopWatching(kept.toUri().toString());
        for (String other : List.of(kept.toUri().toString(), folder.toUri().toString())) {
            assertThat(catchThrowableOfType(NodeException.class, () -> ann.stopWatching(other)))
                    .hasMessageContaining(other)
                    .returns("not-watched", NodeException::code);
        }
        assertThat(catchThrowableOfType(NodeException.class, () -> ann.stopWatching("no folder")))
                .returns("usage", NodeException::code);
    }

    private Path keep(String name) throws IOException, NodeException {
        Path kept = Files.createDirectories(folder.resolve(name));
        Files.writeString(kept.resolve("old.jpg"), "old in " + name);
        ann.keep(new KeepRequest(List.of(kept.toUri().toString()), false, true, false), Observer.NONE);
        return kept;
    }

    private List<String> names() throws NodeException {
        return ann.photos().photos().stream()
                .flatMap(photo -> photo.resources().stream())
                .map(resource -> resource.path().replace('\\', '/'))
                .toList();
    }
}
