package dev.roost.node.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roost.node.api.JoinReport;
import dev.roost.node.api.JoinRequest;
import dev.roost.node.api.NodeException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A member and a storage device that do not know each other yet, over the loopback interface. */
abstract class MeetingTest {
    static final Optional<String> STORAGE = Optional.of("storage");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    Homes homes;

    @SuppressWarnings("NullAway.Init")
    LocalControl ann;

    @SuppressWarnings("NullAway.Init")
    LocalControl nas;

    @BeforeEach
    void begin() throws Exception {
        homes = new Homes(folder);
        ann = homes.begin("ann", "member");
        nas = homes.begin("nas", "storage");
    }

    @AfterEach
    void close() {
        homes.close();
    }

    static JoinReport join(LocalControl guest, LocalControl host, String code, Person person) throws NodeException {
        return guest.join(new JoinRequest(code, Homes.address(host), Optional.empty()), person);
    }

    static NodeException refused(LocalControl guest, LocalControl host, String code, Person person) {
        return catchThrowableOfType(NodeException.class, () -> join(guest, host, code, person));
    }

    void nothingCameOfIt() throws NodeException {
        assertThat(ann.devices().devices()).hasSize(1);
        assertThat(nas.node().isAlone()).isTrue();
    }

    static boolean waits(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
