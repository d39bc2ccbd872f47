package dev.roost.node.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A storage device that nobody ever typed anything into, each program a process of its own. */
class FreshStorageTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Household household;

    @BeforeEach
    void moveIn() throws Exception {
        household = new Household(folder);
    }

    @AfterEach
    void moveOut() {
        household.close();
    }

    @Test
    void itPrintsItsCodeAndTheMemberThatTypesItAdmitsIt() throws Exception {
        Device laptop = household.device("laptop");
        laptop.init("member");
        laptop.runs();
        Program nas = household.device("nas").start("run", "--role", "storage", "--no-mdns");
        JsonNode running = nas.says("running");
        String code = nas.says("code").asText();
        assertThat(code).matches("[0-9]{8}");

        JsonNode typed = laptop.start(
                        "join", "--address", "127.0.0.1:" + running.get("port").asInt(), "--code-file", "-")
                .type(code)
                .end()
                .done()
                .report();

        assertThat(typed.at("/admitted/role").asText()).isEqualTo("storage");
        assertThat(nas.says("paired").get("name").asText()).isEqualTo("laptop");
        assertThat(nas.says("joined").get("library")).isEqualTo(typed.at("/joined/library"));
        laptop.node()
                .until(
                        "that it sees the other",
                        () -> laptop.control().devices().devices().stream()
                                .filter(device -> device.online() && !device.self())
                                .findFirst());
    }

    @Test
    void aMemberIsNotMadeAStorageDeviceByTheWayItIsStarted() throws Exception {
        Device laptop = household.device("laptop");
        laptop.init("member");
        Program.Ended ended = laptop.does("run", "--role", "storage");
        assertThat(List.of(ended.exit(), ended.report().at("/error/code").asText()))
                .isEqualTo(List.of(1, "already-initialised"));
    }
}
