package dev.roost.node.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.node.api.DeviceReport;
import dev.roost.node.api.FailedFile;
import dev.roost.node.api.KeepReport;
import dev.roost.node.api.KeepRequest;
import dev.roost.node.api.NodeEvent;
import dev.roost.node.api.Observer;
import dev.roost.node.api.Problem;
import dev.roost.node.api.StatusReport;
import dev.roost.node.app.SystemTime;
import dev.roost.node.control.Json;
import dev.roost.node.kit.PairedNodes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys that programs read. One may be added; none may ever go or mean something else. */
class JsonReportsTest {
    @TempDir
    private static Path temp;

    @SuppressWarnings("NullAway.Init")
    private static PairedNodes nodes;

    @SuppressWarnings("NullAway.Init")
    private static Path pictures;

    @SuppressWarnings("NullAway.Init")
    private static KeepReport kept;

    @BeforeAll
    static void aMemberKeepsAFolderAndAStorageDeviceTakesIt() throws Exception {
        pictures = Files.createDirectory(temp.resolve("pictures"));
        SampleFolder.make(pictures);
        nodes = new PairedNodes(temp, "zebra", "Attic", member -> {});
        kept = nodes.keep(pictures, false);
    }

    @AfterAll
    static void close() {
        nodes.close();
    }

    private static JsonNode json(Object report) throws IOException {
        return Json.parse(Json.write(report));
    }

    private static void keys(JsonNode node, String... keys) {
        TreeSet<String> there = new TreeSet<>();
        node.fieldNames().forEachRemaining(there::add);
        assertThat(there).contains(keys);
    }

    /** What a command prints of an event when it is asked for JSON. */
    private static String printed(NodeEvent event) {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, UTF_8));
        try {
            new Watcher(new Terminal(), new SystemTime(), true, true).happened(event);
        } finally {
            System.setOut(before);
        }
        return printed.toString(UTF_8);
    }

    @Test
    void initOfAMember() throws Exception {
        JsonNode made = json(nodes.memberMade);
        keys(made, "device", "library", "recoveryWords");
        keys(made.get("device"), "id", "name", "role");
        keys(made.get("library"), "id");
        assertThat(made.get("recoveryWords")).hasSize(24).allMatch(JsonNode::isTextual);
        assertThat(made.at("/device/name").asText()).isEqualTo("zebra");
        assertThat(made.at("/device/role").asText()).isEqualTo("member");
    }

    @Test
    void initOfAStorageDeviceSaysNothingOfALibraryOrWords() throws Exception {
        JsonNode made = json(nodes.storageMade);
        assertThat(made.fieldNames()).toIterable().containsExactly("device");
        assertThat(made.at("/device/role").asText()).isEqualTo("storage");
    }

    @Test
    void pairShowsItsCodeAndThenWhoCame() throws Exception {
        JsonNode code = Json.parse(printed(nodes.code));
        assertThat(code.fieldNames()).toIterable().containsExactlyInAnyOrder("code", "expiresInSeconds");
        assertThat(code.get("code").asText()).matches("[0-9]{8}");
        assertThat(code.get("expiresInSeconds").asInt()).isEqualTo(120);
        JsonNode paired = json(nodes.paired);
        assertThat(paired.fieldNames()).toIterable().containsExactly("paired", "joined");
        keys(paired.get("paired"), "id", "name", "role");
        assertThat(paired.at("/paired/name").asText()).isEqualTo("Attic");
        assertThat(paired.at("/paired/id").asText())
                .isEqualTo(json(nodes.storageMade).at("/device/id").asText());
    }

    @Test
    void joinTellsWhatWasJoinedAndByWhom() throws Exception {
        JsonNode joined = json(nodes.joined);
        keys(joined.get("joined"), "library", "role");
        keys(joined.get("by"), "id", "name");
        assertThat(joined.at("/joined/library").asText())
                .isEqualTo(json(nodes.memberMade).at("/library/id").asText());
        assertThat(joined.at("/by/name").asText()).isEqualTo("zebra");
    }

    @Test
    void keep() throws Exception {
        JsonNode report = json(kept);
        keys(
                report,
                "photos",
                "resources",
                "bytes",
                "unchanged",
                "newBytes",
                "storedBytes",
                "pending",
                "failed",
                "seconds");
        assertThat(report.get("photos").asLong()).isEqualTo(11);
        assertThat(report.get("pending").asLong()).isZero();
        assertThat(report.get("failed").isArray()).isTrue();
        keys(json(new FailedFile("a", "b")), "path", "reason");
    }

    @Test
    void foldersNameWhatWasKept() throws Exception {
        JsonNode folders = json(nodes.member.folders()).get("folders");
        assertThat(folders).hasSize(1);
        keys(folders.get(0), "uri", "path", "watched", "held", "there");
        assertThat(folders.get(0).get("path").asText())
                .isEqualTo(pictures.toRealPath().toString());
        assertThat(folders.get(0).get("watched").asBoolean()).isFalse();
        assertThat(folders.get(0).get("there").asBoolean()).isTrue();
    }

    @Test
    void keepingAgainHasNothingNew() throws Exception {
        JsonNode again = json(nodes.keep(pictures, false));
        assertThat(again.get("unchanged").asLong()).isEqualTo(12);
        assertThat(again.get("newBytes").asLong()).isZero();
        assertThat(again.get("storedBytes").asLong()).isZero();
    }

    @Test
    void statusOfAMember() throws Exception {
        StatusReport status = nodes.member.status();
        JsonNode report = json(status);
        keys(
                report,
                "device",
                "library",
                "photos",
                "resources",
                "bytes",
                "chunks",
                "pending",
                "backedUp",
                "safe",
                "atRisk",
                "trashed",
                "devices",
                "problems");
        assertThat(status.pending() + status.backedUp() + status.safe() + status.atRisk())
                .isEqualTo(status.photos())
                .isEqualTo(11);
        for (JsonNode device : report.get("devices")) {
            keys(device, "id", "name", "role", "online", "chunks", "missing", "receiptAt", "verifiedAt");
        }
        keys(json(new Problem("code", "A sentence.")), "code", "message");
    }

    @Test
    void devicesStandByName() throws Exception {
        assertThat(nodes.member.status().devices())
                .extracting(DeviceReport::name)
                .containsExactly("Attic", "zebra");
        assertThat(nodes.member.devices().devices())
                .extracting(DeviceReport::name)
                .containsExactly("Attic", "zebra");
    }

    @Test
    void statusOfAStorageDeviceCountsAndNamesNobody() throws Exception {
        JsonNode report = json(nodes.storage.status());
        assertThat(report.get("libraries")).hasSize(1);
        JsonNode library = report.get("libraries").get(0);
        keys(library, "id", "entries", "chunks", "bytes", "missing", "devices");
        assertThat(library.get("chunks").asLong()).isPositive();
        assertThat(library.get("missing").asLong()).isZero();
        assertThat(library.get("devices")).hasSize(2);
        assertThat(report.toString()).doesNotContain("zebra").doesNotContain("IMG_");
        assertThat(report.get("photos").asLong()).isZero();
    }

    @Test
    void photos() throws Exception {
        JsonNode report = json(nodes.member.photos());
        assertThat(report.get("photos")).hasSize(11);
        for (JsonNode photo : report.get("photos")) {
            keys(photo, "id", "name", "takenAt", "place", "resources", "copies", "state", "original");
            assertThat(photo.get("id").asText()).matches("[0-9a-f]{64}");
            assertThat(photo.get("state").asText()).isIn("pending", "backedUp", "safe", "atRisk");
            assertThat(photo.get("original").asText()).isEqualTo("here");
            for (JsonNode resource : photo.get("resources")) {
                keys(resource, "name", "bytes", "sha256", "kind");
                assertThat(resource.get("sha256").asText()).matches("[0-9a-f]{64}");
            }
        }
    }

    @Test
    void verify() throws Exception {
        for (JsonNode report :
                List.of(json(nodes.member.verify(Observer.NONE)), json(nodes.storage.verify(Observer.NONE)))) {
            keys(report, "chunks", "bytes", "damaged", "missing", "healed", "unhealed", "seconds");
            assertThat(report.get("chunks").asLong()).isPositive();
            assertThat(report.get("damaged").asLong() + report.get("missing").asLong())
                    .isZero();
        }
    }

    @Test
    void restore() throws Exception {
        Path to = temp.resolve("restored");
        JsonNode report = json(nodes.restore(to));
        keys(report, "photos", "resources", "bytes", "failed", "seconds");
        assertThat(report.get("photos").asLong()).isEqualTo(11);
        assertThat(report.get("resources").asLong()).isEqualTo(12);
        assertThat(new TreeComparison(pictures, to.resolve("pictures"), kept).differences())
                .isEmpty();
    }

    @Test
    void oneFolderThatIsNotThereIsNamedAndTheOtherIsKept() throws Exception {
        Path gone = temp.toRealPath().resolve("no such folder");
        KeepReport report = nodes.member.keep(
                new KeepRequest(
                        List.of(gone.toUri().toASCIIString(), pictures.toUri().toASCIIString()), true, false, false),
                Observer.NONE);
        assertThat(report.failed())
                .containsExactly(new FailedFile(gone.toString(), "There is no such file or folder."));
        assertThat(report.photos()).isEqualTo(11);
    }

    @Test
    void whatTryingComesTo() throws Exception {
        Trial.Report report = new Trial.Report(
                new Trial.Found("mdns", 12),
                true,
                kept,
                new Trial.Copied(30, 40, 0.5),
                nodes.storage.verify(Observer.NONE),
                nodes.restore(temp.resolve("for trying")),
                true,
                false,
                List.of(),
                Optional.empty());
        JsonNode trial = json(report);
        keys(
                trial,
                "found",
                "paired",
                "kept",
                "copied",
                "verified",
                "restored",
                "identical",
                "plaintextFoundOnStorageDevice");
        keys(trial.get("found"), "by", "millis");
        keys(trial.get("copied"), "chunks", "bytes", "seconds");
        assertThat(trial.get("identical").isBoolean()).isTrue();
        assertThat(trial.get("plaintextFoundOnStorageDevice").isBoolean()).isTrue();
    }
}
