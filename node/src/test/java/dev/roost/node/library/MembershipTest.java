package dev.roost.node.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.crypto.Identity;
import dev.roost.node.kit.Device;
import dev.roost.node.kit.Household;
import dev.roost.proto.model.Add;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.Grant;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.Role;
import dev.roost.proto.model.Takes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who belongs to a library, by which entries, and which keys that gives. */
class MembershipTest {
    private Household house;
    private Device ann;

    @BeforeEach
    void found() throws IOException {
        house = Household.found(5);
        ann = house.founder();
    }

    @Test
    void anAdmissionIsKnownAfterARestartAndAfterARebuild() throws IOException {
        Device ben = house.admitMember();
        Device nas = house.admitStorage();
        ann.pullLogs(ben);
        for (Device device : List.of(ann, ben, nas)) {
            device.pullLogs(ann);
            device.restart();
            assertThat(device.library().roster().devices()).hasSize(3);
            device.library().rebuild();
            assertThat(device.library().roster().devices()).hasSize(3);
            assertThat(device.library().offers().of(nas.self()).takes()).isEqualTo(Takes.ALL);
        }
    }

    @Test
    void anIntroductionIsBelievedOnlyIfItsEntriesAdmitTheDevice() throws IOException {
        Device nas = house.admitStorage();
        Identity ben = Identity.create(house.random());
        LogEntry addBen = house.admission(ann, ben, Role.MEMBER);
        List<LogEntry> shown = new ArrayList<>(ann.library().rosterEntries());
        List<LogEntry> withoutIt = shown.stream().filter(e -> !e.equals(addBen)).toList();
        List<LogEntry> forged = withoutIt.stream().toList();
        assertThat(nas.library().introduce(ben.id(), withoutIt)).isFalse();
        List<LogEntry> withForgery = new ArrayList<>(forged);
        withForgery.add(LogEntry.of(addBen.fields(), Octets.copyOf(new byte[64])));
        assertThat(nas.library().introduce(ben.id(), withForgery)).isFalse();
        assertThat(nas.library().introduce(ben.id(), shown)).isTrue();
        nas.restart();
        assertThat(nas.library().roster().device(ben.id())).isPresent();
    }

    @Test
    void aForgedEntryShownBesideATrueIntroductionDoesNotShutOutTheNextDevice() throws IOException {
        Device nas = house.admitStorage();
        Identity ben = Identity.create(house.random());
        Identity cleo = Identity.create(house.random());
        house.admission(ann, ben, Role.STORAGE);
        List<LogEntry> shown = new ArrayList<>(ann.library().rosterEntries());
        LogEntry addCleo = house.admission(ann, cleo, Role.MEMBER);
        shown.add(LogEntry.of(addCleo.fields(), Octets.copyOf(new byte[64])));
        assertThat(nas.library().introduce(ben.id(), shown)).isTrue();
        assertThat(nas.library().introduce(cleo.id(), ann.library().rosterEntries()))
                .isTrue();
    }

    @Test
    void aStorageDeviceStaysWithoutKeysWhoeverWrapsThemForIt() throws IOException {
        Device nas = house.admitStorage();
        house.admission(ann, nas.identity(), Role.MEMBER);
        List<Grant> keys = ann.library().keyring().grantsFor(nas.identity().principal(), Role.MEMBER, house.random());
        Add wrapped = new Add(nas.identity().principal(), Role.STORAGE, keys, Octets.EMPTY);
        ann.library().append(EntryKind.ADD, List.of(), wrapped.encode());
        nas.pullLogs(ann);
        assertThat(nas.library().role()).contains(Role.STORAGE);
        assertThat(nas.library().keyring().isMember()).isFalse();
        assertThat(nas.library().keyring().discoveryKeys()).isNotEmpty();
        nas.restart();
        assertThat(nas.library().keyring().isMember()).isFalse();
    }

    /** The X25519 part of an encapsulation may be a point of low order, at which the primitives throw. */
    @Test
    void aWrapThatNoKeyOpensStopsNothing() throws IOException {
        Device ben = house.admitMember();
        Grant good = ann.library()
                .keyring()
                .grantsFor(ben.identity().principal(), Role.MEMBER, house.random())
                .get(0);
        byte[] lowOrder = good.wrap().toArray();
        Arrays.fill(lowOrder, 1088, 1120, (byte) 0);
        Add hostile = new Add(
                ben.identity().principal(),
                Role.MEMBER,
                List.of(new Grant(good.epoch(), Octets.copyOf(lowOrder))),
                Octets.EMPTY);
        ann.library().append(EntryKind.ADD, List.of(), hostile.encode());
        ben.pullLogs(ann);
        ben.restart();
        assertThat(ben.library().keyring().isMember()).isTrue();
    }
}
