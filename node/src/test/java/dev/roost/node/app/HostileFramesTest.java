package dev.roost.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.Records;
import dev.roost.node.Until;
import dev.roost.node.api.JoinRequest;
import dev.roost.node.api.KeepReport;
import dev.roost.node.api.KeepRequest;
import dev.roost.node.api.Observer;
import dev.roost.node.crypto.Identity;
import dev.roost.node.peer.Leaks;
import dev.roost.node.peer.Stranger;
import dev.roost.proto.SeededRandom;
import dev.roost.proto.message.Hello;
import dev.roost.proto.message.Standing;
import dev.roost.proto.model.LibraryId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hostile frames against whole nodes that listen, {@code -Droost.frames} of them: by strangers, and by a device that
 * belongs. Nothing breaks, nothing leaks, every connection ends, and the others are served.
 */
class HostileFramesTest {
    private static final int FRAMES = Integer.getInteger("roost.frames", 250);
    private static final long SEED = Long.getLong("roost.seed", 1);

    /** The most that one connection carries; most end at the first bad frame. */
    private static final int FRAMES_PER_LINK_MAX = 6;

    private static final int CONNECTS_MAX = 200;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Leaks leaks = new Leaks();
    private final Records records = new Records();

    @AfterEach
    void close() {
        records.close();
        leaks.close();
    }

    @Test
    void breakNothingLeakNothingAndLeaveOthersServed() throws Exception {
        try (Homes homes = new Homes(folder)) {
            LocalControl ann = homes.begin("ann", "member");
            LocalControl nas = homes.begin("nas", "storage");
            join(ann, nas, "storage");
            LocalControl mallory = homes.open("mallory");
            join(ann, mallory, "member");
            Identity insider = mallory.node().home().identity();
            homes.end(mallory);

            Random random = new Random(SEED);
            HostileFrames frames = new HostileFrames(random);
            LibraryId library = ann.node().libraries().get(0).id();
            for (int sent = 0; sent < FRAMES; ) {
                int port = Homes.port(random.nextInt(3) == 0 ? ann : nas);
                Identity who = random.nextBoolean() ? insider : Identity.create(new SeededRandom(random.nextInt(9)));
                sent += attack(port, who, library, frames, random);
            }

            assertThat(records.mistakes()).as("seed %d", SEED).isEmpty();
            theOthersAreServed(ann, nas);
        }
        assertThat(records.mistakes()).isEmpty();
        assertThat(leaks.found()).isEmpty();
    }

    /** Says hello or not, sends frames, and reads until the node has closed. */
    private int attack(int port, Identity who, LibraryId library, HostileFrames frames, Random random)
            throws Exception {
        int count = 1 + random.nextInt(FRAMES_PER_LINK_MAX);
        try (Stranger stranger = connect(port, who)) {
            if (random.nextInt(4) != 0) {
                Standing standing = random.nextInt(4) == 0 ? Standing.UNKNOWN : Standing.PEER;
                stranger.send(new Hello(0, 0, "hostile", library, standing, 0));
            }
            for (int i = 0; i < count; i++) {
                stranger.send(frames.next());
            }
            stranger.shutDownOutput();
            stranger.readToEnd();
        } catch (java.net.SocketTimeoutException e) {
            throw new AssertionError("a connection was not closed, seed " + SEED, e);
        } catch (IOException e) {
            // The node closed while frames were still being sent: so it may.
            assertThat(e).isNotNull();
        }
        return count;
    }

    /** Strangers of one address are few at a time: those before have to be let go first. */
    private static Stranger connect(int port, Identity who) throws Exception {
        for (int i = 0; i < CONNECTS_MAX; i++) {
            try {
                return Stranger.tls(port, who);
            } catch (IOException e) {
                Thread.onSpinWait();
            }
        }
        throw new AssertionError("no connection in " + CONNECTS_MAX + " tries, seed " + SEED);
    }

    private static void join(LocalControl host, LocalControl guest, String role) throws Exception {
        Person.Hosting hosting = Person.whoSays(true).host(host, Optional.of(role));
        guest.join(new JoinRequest(hosting.code(), Homes.address(host), Optional.of(role)), Person.whoSays(true));
        hosting.report();
    }

    private void theOthersAreServed(LocalControl ann, LocalControl nas) throws Exception {
        Path photos = Files.createDirectories(folder.resolve("photos"));
        Files.write(photos.resolve("a.jpg"), new byte[50_000]);
        KeepReport kept =
                ann.keep(new KeepRequest(List.of(photos.toUri().toString()), true, false, true), Observer.NONE);
        assertThat(kept.pending()).isZero();
        assertThat(nas.verify(Observer.NONE).damaged()).isZero();
        assertThat(ann.devices().devices()).hasSize(3);
        Until.passes(() -> assertThat(ann.status().backedUp()).isEqualTo(1));
    }
}
