package dev.roost.node.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.node.api.InitRequest;
import dev.roost.node.api.Observer;
import dev.roost.node.api.PhotoReport;
import dev.roost.node.api.StatusReport;
import dev.roost.node.api.VerifyReport;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README promises, with the commands that a person would give, each a process of its own. */
class EndToEndTest {
    private static final long SEED = 20261122;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Household household;

    @BeforeEach
    void moveIn() throws IOException {
        household = new Household(folder);
    }

    @AfterEach
    void moveOut() {
        household.close();
    }

    @Test
    void aHouseholdsPhotosAreSafeComeBackAndHeal() throws Exception {
        Path photos = folder.resolve("photos");
        new Camera(SEED).takes(12, 2_000_000, photos).leavesAMess(photos);
        Map<String, Tree.Leaf> before = Tree.of(photos);
        // The twins are one photo under two names.
        int count = before.size() - 1;
        Device laptop = household.device("laptop");
        Device nas = household.device("nas");
        assertThat(laptop.init("member").report().get("recoveryWords")).hasSize(24);
        assertThat(nas.init("storage").report().has("recoveryWords")).isFalse();
        laptop.begins();
        nas.runs();
        laptop.serves();

        paired(laptop.admits(nas, "storage"));
        oneDeviceTakesThem(laptop, photos, count);
        Device second = household.device("second");
        second.runs().control().init(new InitRequest(Optional.of("second"), "storage"));
        paired(laptop.admits(second, "storage"));
        twoDevicesHaveThem(laptop, count);
        nobodyReadsThere(nas, before);
        theyComeBack(laptop, photos, before);
        whatIsBrokenHeals(nas);
        laptop.untilSafe(count);
    }

    private static void paired(List<Program.Ended> hostAndGuest) throws IOException {
        assertThat(hostAndGuest.get(0).done().report().at("/paired/role").asText())
                .isEqualTo("storage");
        assertThat(hostAndGuest.get(1).done().report().at("/joined/role").asText())
                .isEqualTo("storage");
        // No address was given: it was found.
        assertThat(hostAndGuest.get(1).err()).contains("Found a device");
    }

    private static void oneDeviceTakesThem(Device laptop, Path photos, int count) throws Exception {
        long homeBefore = Tree.bytes(laptop.home());

        JsonNode kept = laptop.does("keep", photos.toString()).done().report();

        assertThat(kept.get("photos").asInt()).isEqualTo(count);
        assertThat(kept.get("failed")).isEmpty();
        assertThat(kept.get("pending").asInt()).isZero();
        assertThat(kept.get("storedBytes").asLong()).as("kept in place").isLessThan(100_000);
        StatusReport status = laptop.until("one copy of each", s -> s.backedUp() == count);
        assertThat(status.photos()).isEqualTo(count);
        assertThat(laptop.photos()).extracting(PhotoReport::copies).containsOnly(1);
        assertThat(Tree.bytes(laptop.home()) - homeBefore)
                .as("growth of the member's home")
                .isLessThan(Tree.bytes(photos) / 100 + 1_000_000);
    }

    private static void twoDevicesHaveThem(Device laptop, int count) throws Exception {
        laptop.untilSafe(count);
        assertThat(laptop.photos())
                .hasSize(count)
                .allMatch(photo -> photo.copies() == 2 && photo.state().equals("safe"));
        assertThat(laptop.does("status").done().report().get("safe").asInt()).isEqualTo(count);
    }

    private static void nobodyReadsThere(Device nas, Map<String, Tree.Leaf> before) throws IOException {
        List<String> names = before.keySet().stream()
                .map(path -> String.valueOf(Path.of(path).getFileName()))
                .toList();
        try (Stream<Path> files = Files.walk(nas.home())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                for (String name : names) {
                    String raw = new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
                    assertThat(content.contains(raw)).as("%s in %s", name, file).isFalse();
                }
            }
        }
    }

    private void theyComeBack(Device laptop, Path photos, Map<String, Tree.Leaf> before) throws Exception {
        Tree.delete(photos);
        Path back = folder.resolve("back");

        JsonNode report = laptop.does("restore", "--to", back.toString()).done().report();

        assertThat(report.get("failed")).isEmpty();
        assertThat(report.get("resources").asInt()).isEqualTo(before.size());
        assertThat(Tree.of(back.resolve("photos"))).isEqualTo(before);
    }

    private static void whatIsBrokenHeals(Device nas) throws Exception {
        // What came last may be in a log still: an orderly end brings it into its place.
        nas.node().stop();
        nas.runs();
        overwriteBlobs(nas.home());

        JsonNode report = nas.does("verify").done().report();

        assertThat(report.get("damaged").asInt() + report.get("missing").asInt())
                .isPositive();
        assertThat(report.get("healed").asInt()).isPositive();
        assertThat(report.get("unhealed").asInt()).isZero();
        VerifyReport again = nas.control().verify(Observer.NONE);
        assertThat(again.chunks()).isPositive();
        assertThat(again.damaged() + again.missing()).isZero();
    }

    private static void overwriteBlobs(Path home) throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("store"))) {
            List<Path> blobs =
                    files.filter(file -> file.toString().endsWith(".blob")).toList();
            assertThat(blobs).isNotEmpty();
            for (Path blob : blobs) {
                byte[] noise = new byte[Math.toIntExact(Files.size(blob))];
                new Random(SEED).nextBytes(noise);
                try (RandomAccessFile file = new RandomAccessFile(blob.toFile(), "rw")) {
                    file.write(noise);
                }
            }
        }
    }

    @Test
    void whatIsHeldComesBackWithoutItsCardAndWithoutAnyOtherDevice() throws Exception {
        Path card = folder.resolve("card");
        new Camera(SEED).takes(3, 500_000, card).leavesAMess(card);
        Map<String, Tree.Leaf> before = Tree.of(card);
        Device laptop = household.device("laptop");
        laptop.init("member");

        JsonNode kept = laptop.does("keep", "--hold", card.toString()).done().report();
        Tree.delete(card);
        laptop.does("restore", "--to", folder.resolve("back").toString()).done();

        assertThat(kept.get("storedBytes").asLong()).isGreaterThan(4_000_000);
        assertThat(Tree.of(folder.resolve("back/card"))).isEqualTo(before);
    }

    @Test
    void aHomeServesOneNodeAndSaysSoToTheNext() throws Exception {
        Device laptop = household.device("laptop").runs();

        Program.Ended second = laptop.does("run");

        assertThat(second.exit()).isEqualTo(1);
        assertThat(second.report().at("/error/code").asText()).isEqualTo("home-in-use");
        assertThat(second.report().at("/error/message").asText())
                .isEqualTo(
                        "This home is in use by a running Roost (process %d): %s.",
                        laptop.node().pid(), laptop.home());
        assertThat(laptop.control().status().photos()).as("the first goes on").isZero();
    }

    @Test
    void aHomeFromANewerVersionIsRefusedAndLeftAlone() throws Exception {
        Device laptop = household.device("laptop");
        laptop.init("member");
        Files.writeString(laptop.home().resolve("version"), "2\n");
        Map<String, Tree.Leaf> before = Tree.of(laptop.home());

        for (String command : List.of("run", "status")) {
            Program.Ended refused = laptop.does(command);

            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.report().at("/error/code").asText()).isEqualTo("newer-home");
            assertThat(refused.report().at("/error/message").asText())
                    .contains("written by a newer Roost", laptop.home().toString(), "Update Roost");
        }
        assertThat(Tree.of(laptop.home())).isEqualTo(before);
    }

    @Test
    void commandsEndWithTheirExitCodes() throws Exception {
        Path photos = folder.resolve("photos");
        new Camera(SEED).takes(1, 10_000, photos);
        Device laptop = household.device("laptop");
        Device nobody = household.device("nobody");

        assertThat(nobody.does("keep", photos.toString()).exit()).as("failed").isEqualTo(1);
        assertThat(nobody.does("restore").exit()).as("wrong usage").isEqualTo(2);
        assertThat(nobody.does("pair").exit()).as("nobody to ask").isEqualTo(2);
        assertThat(laptop.init("member").exit()).as("done").isZero();
        assertThat(laptop.does("init").report().at("/error/code").asText()).isEqualTo("already-initialised");
        Program.Ended some =
                laptop.does("keep", photos.toString(), folder.resolve("none").toString());
        assertThat(some.exit()).as("some files could not be kept").isEqualTo(3);
        assertThat(some.report().at("/failed/0/path").asText()).endsWith("none");
        assertThat(some.report().get("pending").asInt()).isOne();
    }
}
