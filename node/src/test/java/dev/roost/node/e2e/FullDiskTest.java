package dev.roost.node.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.node.api.InitRequest;
import dev.roost.node.api.KeepRequest;
import dev.roost.node.api.Observer;
import dev.roost.node.api.PhotoReport;
import dev.roost.node.api.Problem;
import dev.roost.node.api.StatusReport;
import dev.roost.node.kit.Programs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A home on a disk that fills up: a small one in memory, mounted for the test. */
class FullDiskTest {
    private static final long SEED = 28;
    private static final int MIB = 1 << 20;
    private static final int DISK_MIB = 128;

    /** What a store leaves free on so small a disk. */
    private static final int RESERVE_MIB = 32;

    private static final int PICTURES = 12;
    private static final int PICTURE_BYTES_MAX = 3 * MIB;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path disk;

    @SuppressWarnings("NullAway.Init")
    private Path photos;

    @SuppressWarnings("NullAway.Init")
    private Map<String, Tree.Leaf> before;

    @SuppressWarnings("NullAway.Init")
    private Household household;

    @BeforeEach
    void moveIn() throws Exception {
        household = new Household(folder);
        photos = folder.resolve("photos");
        new Camera(SEED).takes(PICTURES, PICTURE_BYTES_MAX, photos);
        before = Tree.of(photos);
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                Programs.ran("mount", "-t", "tmpfs", "-o", "size=" + DISK_MIB + "m", "tmpfs", disk.toString()),
                "this test mounts a small disk, which takes root");
    }

    @AfterEach
    void moveOut() throws Exception {
        household.close();
        Programs.ran("umount", disk.toString());
    }

    @Test
    void whatDoesNotFitIsNamedAndTakenWhenThereIsRoom() throws Exception {
        Device laptop = household.device("laptop", disk.resolve("laptop"));
        laptop.init("member");
        laptop.runs();
        fill(RESERVE_MIB + 12);

        Program.Ended some = laptop.does("keep", "--hold", photos.toString());

        assertThat(some.exit()).as("%s", some).isEqualTo(3);
        assertThat(some.report().get("failed")).isNotEmpty().allSatisfy(this::saysTheDiskIsFull);
        List<PhotoReport> kept = laptop.photos();
        assertThat(kept).hasSizeBetween(1, PICTURES - 1);
        laptop.node().stop();
        laptop.runs();
        assertThat(laptop.photos()).extracting(PhotoReport::id).containsAll(ids(kept));
        for (PhotoReport photo : kept) {
            Files.delete(photos.resolve(photo.name()));
        }
        makeRoom();
        laptop.does("keep", "--hold", photos.toString()).done();
        Tree.delete(photos);
        laptop.does("restore", "--to", folder.resolve("back").toString()).done();
        assertThat(Tree.of(folder.resolve("back/photos"))).isEqualTo(before);
    }

    private void saysTheDiskIsFull(JsonNode failed) {
        assertThat(failed.get("path").asText()).startsWith(photos.toString());
        assertThat(failed.get("reason").asText())
                .contains("The disk of " + disk, "is full", "Nothing more is taken until there is room");
    }

    @Test
    void aStorageDeviceWhoseDiskIsFullSaysSoAndGoesOnByItselfWhenThereIsRoom() throws Exception {
        Device laptop = household.device("laptop").begins();
        Device nas = household.device("nas", disk.resolve("nas")).begins();
        laptop.serves().control().init(new InitRequest(Optional.empty(), "member"));
        nas.serves().control().init(new InitRequest(Optional.empty(), "storage"));
        laptop.admits(nas, "storage").forEach(Program.Ended::done);
        fill(RESERVE_MIB + 12);

        Program keeping = laptop.start("keep", photos.toString());
        laptop.until("word that the other device is full", status -> has("device-full", status));
        nas.until("word that the disk is full", status -> has("disk-full", status));
        assertThat(message("device-full", laptop)).contains("no room left", "Make room", "add another device");
        assertThat(message("disk-full", nas)).contains("disk is full", "Make room", "goes on by itself");
        assertThat(laptop.control().status().pending()).isPositive();

        makeRoom();
        laptop.until("a copy of each", status -> status.backedUp() == PICTURES);
        keeping.end().done();
        Tree.delete(photos);
        laptop.does("restore", "--to", folder.resolve("back").toString()).done();
        assertThat(Tree.of(folder.resolve("back/photos"))).isEqualTo(before);
    }

    @Test
    void aHomeOnAFullDiskSaysSoAndOpensWhenThereIsRoom() throws Exception {
        Device laptop = household.device("laptop", disk.resolve("laptop")).runs();
        laptop.control().init(new InitRequest(Optional.empty(), "member"));
        laptop.control()
                .keep(new KeepRequest(List.of(photos.toUri().toASCIIString()), true, true, false), Observer.NONE);
        laptop.node().kill();
        fill(0);

        Program.Ended refused = laptop.does("run");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.report().at("/error/message").asText())
                .contains("The disk of " + disk, "is full", "needed to open the store");

        makeRoom();
        laptop.runs();
        assertThat(laptop.photos()).hasSize(PICTURES);
        laptop.does("restore", "--to", folder.resolve("back").toString()).done();
        assertThat(Tree.of(folder.resolve("back/photos"))).isEqualTo(before);
    }

    private static boolean has(String code, StatusReport status) {
        return status.problems().stream().anyMatch(problem -> problem.code().equals(code));
    }

    private static String message(String code, Device device) throws Exception {
        return device.control().status().problems().stream()
                .filter(problem -> problem.code().equals(code))
                .map(Problem::message)
                .findFirst()
                .orElse("");
    }

    private static List<String> ids(List<PhotoReport> photos) {
        return photos.stream().map(PhotoReport::id).toList();
    }

    /** Fills the disk until so many MiB are left. */
    private void fill(int mibLeft) throws IOException {
        try (OutputStream out = Files.newOutputStream(disk.resolve("ballast"))) {
            byte[] some = new byte[64 * 1024];
            while (disk.toFile().getUsableSpace() > (long) mibLeft * MIB) {
                out.write(some, 0, (int) Math.min(some.length, disk.toFile().getUsableSpace()));
            }
        }
    }

    private void makeRoom() throws IOException {
        Files.delete(disk.resolve("ballast"));
    }
}
