package dev.roost.node.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roost.node.Until;
import dev.roost.node.api.JoinRequest;
import dev.roost.node.api.NodeException;
import dev.roost.node.library.Library;
import dev.roost.proto.model.EntryKind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Pairing of devices that belong to the library already. */
class PairingAgainTest extends MeetingTest {
    @Test
    void whoeverIsPairedAlreadyMayPairAgainAndStaysOneDevice() throws Exception {
        for (int i = 0; i < 2; i++) {
            Person.Hosting hosting = Person.whoSays(true).host(ann, STORAGE);
            join(nas, ann, hosting.code(), Person.whoSays(true));
            assertThat(hosting.report().paired().name()).isEqualTo("nas");
        }
        assertThat(ann.devices().devices()).hasSize(2);
        assertThat(nas.node().libraries()).hasSize(1);
        Until.passes(() -> assertThat(nas.devices().devices())
                .filteredOn(device -> !device.self())
                .singleElement()
                .satisfies(device -> assertThat(device.online()).isTrue()));
    }

    private long admissions() throws Exception {
        Library library = ann.node().memberLibrary().orElseThrow().library();
        return library.rosterEntries().stream()
                .filter(entry -> entry.fields().kind().equals(EntryKind.ADD))
                .count();
    }

    @Test
    void whoeverPairsAgainInItsRoleIsToldTheRosterAndNotSignedInAgain() throws Exception {
        join(nas, ann, Person.whoSays(true).host(ann, STORAGE).code(), Person.whoSays(true));
        LibraryNode library = nas.node().libraries().get(0);
        assertThat(admissions()).isEqualTo(1);
        Person.Hosting again = Person.whoSays(true).host(ann, STORAGE);
        join(nas, ann, again.code(), Person.whoSays(true));
        assertThat(again.report().paired().name()).isEqualTo("nas");
        assertThat(admissions()).isEqualTo(1);
        assertThat(nas.node().libraries()).containsExactly(library);
    }

    @Test
    void aStorageDeviceThatPairsAgainAsAMemberIsRefusedBeforeAnybodyIsAskedAndGetsNoKeys() throws Exception {
        LocalControl box = homes.open("box");
        box.node().goOnline();
        join(box, ann, Person.whoSays(true).host(ann, STORAGE).code(), Person.whoSays(true));
        Person host = Person.whoSays(true);
        Person guest = Person.whoSays(true);
        Person.Hosting hosting = host.host(ann, Optional.of("member"));
        String code = hosting.code();
        NodeException refused = catchThrowableOfType(
                NodeException.class,
                () -> box.join(new JoinRequest(code, Homes.address(ann), Optional.of("member")), guest));
        assertThat(refused)
                .hasMessage("This device is in this library as a storage device already; its role cannot be changed"
                        + " yet.");
        assertThat(hosting.failure())
                .returns("role-mismatch", NodeException::code)
                .hasMessageEndingWith(
                        "is in this library as a storage device already; its role cannot be changed yet.");
        assertThat(host.wasAsked() || guest.wasAsked()).isFalse();
        assertThat(admissions()).isEqualTo(1);
        assertThat(box.node().memberLibrary()).isEmpty();
    }
}
