package dev.roost.node.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.node.Until;
import dev.roost.node.api.KeepRequest;
import dev.roost.node.api.Observer;
import dev.roost.node.api.PhotoReport;
import dev.roost.node.api.Problem;
import dev.roost.node.crypto.Identity;
import dev.roost.node.library.Library;
import dev.roost.node.pairing.Admission;
import dev.roost.node.pairing.Newcomer;
import dev.roost.proto.SeededRandom;
import dev.roost.proto.message.DeviceAddress;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.Role;
import dev.roost.proto.model.Takes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Homes as they may be found when they are opened again. */
class HomesOnDiskTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Homes homes;

    @BeforeEach
    void begin() {
        homes = new Homes(folder);
    }

    @AfterEach
    void close() {
        homes.close();
    }

    private static List<String> problems(LocalControl control) throws Exception {
        return control.status().problems().stream().map(Problem::code).toList();
    }

    @Test
    void aHomeThatLostItsIdentityIsRefusedAndBecomesNobodyElse() throws Exception {
        homes.end(homes.begin("ann", "member"));
        Path identity = folder.toRealPath().resolve("ann").resolve("identity");
        Path backup = Files.move(identity, folder.resolve("backup"));
        assertThatThrownBy(() -> homes.open("ann"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(identity.toString())
                .hasMessageContaining("Put it back from a backup");
        assertThat(identity).doesNotExist();
        Files.move(backup, identity);
        assertThat(homes.open("ann").node().memberLibrary()).isPresent();
    }

    @Test
    void aFirstStartThatWasCutShortIsBegunAgain() throws Exception {
        Path home = Files.createDirectory(folder.resolve("ann"));
        Files.writeString(home.resolve("version"), "1\n");
        Files.createDirectory(home.resolve("store"));
        Files.createDirectory(home.resolve("logs"));
        assertThat(homes.open("ann").node().isAlone()).isTrue();
    }

    @Test
    void aHomeIsShutToOthersAlsoOneThatWasOpen() throws Exception {
        homes.end(homes.begin("ann", "member"));
        Path home = folder.resolve("ann");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                .isEqualTo("rwx------");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(problems(homes.open("ann"))).doesNotContain("home-open");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                .isEqualTo("rwx------");
    }

    @Test
    void aFolderWithOtherThingsKeepsItsRightsAndThePersonIsTold() throws Exception {
        Path home = Files.createDirectory(folder.resolve("ann"));
        Files.writeString(home.resolve("letters.txt"), "mine");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(problems(homes.open("ann"))).contains("home-open");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                .isEqualTo("rwxr-xr-x");
    }

    @Test
    void aDeviceStoppedBetweenJoiningAndSayingWhatItTakesSaysItWhenItStartsAgain() throws Exception {
        LocalControl ann = homes.begin("ann", "member");
        LocalControl nas = homes.open("nas");
        Library library = ann.node().memberLibrary().orElseThrow().library();
        Identity identity = nas.node().home().identity();
        Admission.sign(library, new Newcomer(identity.principal(), "nas", Role.STORAGE), new SeededRandom(3));
        LibraryId id = library.id();
        Library there = Library.open(
                nas.node().home().storage().library(id),
                identity,
                false,
                nas.node().environment().time(),
                new SeededRandom(4));
        assertThat(there.introduce(identity.id(), library.rosterEntries())).isTrue();
        homes.end(nas);
        LocalControl again = homes.open("nas");
        assertThat(again.node()
                        .libraries()
                        .get(0)
                        .library()
                        .offers()
                        .of(identity.id())
                        .takes())
                .isEqualTo(Takes.ALL);
    }

    @Test
    void anAddressThatWasHeardOfIsTriedSoon() throws Exception {
        LocalControl ann = homes.begin("ann", "member");
        LibraryNode library = ann.node().memberLibrary().orElseThrow();
        Identity ben = Identity.create(new SeededRandom(9));
        Admission.sign(library.library(), new Newcomer(ben.principal(), "ben", Role.MEMBER), new SeededRandom(3));
        try (ServerSocket there = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            there.setSoTimeout(20_000);
            new LibraryEvents(library, java.util.Set.of(), ann.node().threads().workers())
                    .addresses(List.of(new DeviceAddress(ben.id(), "127.0.0.1", there.getLocalPort())));
            try (Socket knock = there.accept()) {
                assertThat(knock.isConnected()).isTrue();
            }
        }
    }

    private Path photos(int count) throws IOException {
        Path photos = Files.createDirectory(folder.resolve("photos"));
        Random random = new Random(1);
        for (int i = 0; i < count; i++) {
            byte[] bytes = new byte[40_000];
            random.nextBytes(bytes);
            Files.write(photos.resolve(i + ".jpg"), bytes);
        }
        return photos;
    }

    @Test
    void whatIsPendingIsCountedInBytesToo() throws Exception {
        LocalControl ann = homes.begin("ann", "member");
        ann.keep(new KeepRequest(List.of(photos(3).toUri().toString()), true, false, false), Observer.NONE);
        assertThat(ann.status().pending()).isEqualTo(3);
        assertThat(ann.status().bytes()).isEqualTo(120_000);
    }

    @Test
    void chunksThatRotFailNoReport() throws Exception {
        LocalControl ann = homes.begin("ann", "member");
        ann.keep(new KeepRequest(List.of(photos(3).toUri().toString()), true, true, false), Observer.NONE);
        Identity nas = Identity.create(new SeededRandom(9));
        Admission.sign(
                ann.node().memberLibrary().orElseThrow().library(),
                new Newcomer(nas.principal(), "nas", Role.STORAGE),
                new SeededRandom(3));
        homes.end(ann);
        // What is in the store's log goes to a file of its own when it is opened again.
        homes.end(homes.open("ann"));
        int rotten = 0;
        try (Stream<Path> files = Files.list(folder.resolve("ann").resolve("store"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".blob")).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                for (int at = 200; at < bytes.length - 200; at += 300) {
                    bytes[at] ^= 1;
                    rotten++;
                }
                Files.write(file, bytes);
            }
        }
        assertThat(rotten).isPositive();
        LocalControl again = homes.open("ann");
        assertThat(again.photos().photos())
                .hasSize(3)
                .extracting(PhotoReport::name)
                .contains("0.jpg");
        Until.passes(() -> assertThat(again.status().photos()).isEqualTo(3));
        assertThat(again.devices().devices()).hasSize(2);
    }
}
