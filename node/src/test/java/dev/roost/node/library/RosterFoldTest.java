package dev.roost.node.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.crypto.Identity;
import dev.roost.node.crypto.Keyring;
import dev.roost.node.kit.Pen;
import dev.roost.node.kit.Seeds;
import dev.roost.proto.SeededRandom;
import dev.roost.proto.model.Add;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.Epoch;
import dev.roost.proto.model.EpochName;
import dev.roost.proto.model.Genesis;
import dev.roost.proto.model.Grant;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RosterFoldTest {
    private final SeededRandom random = new SeededRandom(4);
    private final Identity ann = Identity.create(random);
    private final Identity ben = Identity.create(random);
    private final Identity cleo = Identity.create(random);
    private final Identity nas = Identity.create(random);
    private final Identity stranger = Identity.create(random);
    private final Genesis genesis = new Genesis(Octets.copyOf(new byte[32]), ann.principal(), cleo.principal());
    private final LibraryId library = genesis.library();
    private final Pen anns = new Pen(ann, library, 1);
    private final Pen bens = new Pen(ben, library, 2);
    private final LogEntry founding = anns.write(EntryKind.GENESIS, genesis.encode());

    private static byte[] add(Identity device, Role role, Grant... grants) {
        return new Add(device.principal(), role, List.of(grants), Octets.EMPTY).encode();
    }

    private static Grant grant(int epoch) {
        return new Grant(new EpochName(epoch), Octets.copyOf(new byte[] {(byte) epoch}));
    }

    private Roster fold(LogEntry... entries) {
        return RosterFold.of(library, List.of(entries));
    }

    private static List<DeviceId> ids(Roster roster) {
        return roster.devices().stream().map(RosterDevice::id).toList();
    }

    @Test
    void theFirstMemberStandsInGenesisAndAdmitsOthersWhoAdmitOthers() {
        LogEntry addBen = anns.write(EntryKind.ADD, add(ben, Role.MEMBER));
        LogEntry addNas = bens.write(EntryKind.ADD, add(nas, Role.STORAGE), addBen);
        Roster roster = fold(addNas, addBen, founding);
        assertThat(ids(roster)).containsExactlyInAnyOrder(ann.id(), ben.id(), nas.id());
        assertThat(roster.isMember(ben.id())).isTrue();
        assertThat(roster.isMember(nas.id())).isFalse();
        assertThat(roster.recovery()).contains(cleo.principal());
        assertThat(roster.device(nas.id()).orElseThrow().admittedBy()).isEqualTo(addNas.position());
    }

    @Test
    void everyOrderOfEntriesGivesTheSameRoster() {
        Epoch epoch = Keyring.firstEpoch(library, List.of(ann.principal()), random);
        LogEntry first = anns.write(EntryKind.EPOCH, epoch.encode());
        LogEntry addBen = anns.write(EntryKind.ADD, add(ben, Role.MEMBER, grant(1)));
        LogEntry annAddsNas = anns.at(70).write(EntryKind.ADD, add(nas, Role.STORAGE, grant(1)), addBen);
        LogEntry benAddsNas = bens.at(60).write(EntryKind.ADD, add(nas, Role.MEMBER, grant(2)), addBen);
        LogEntry annAddsCleo = anns.at(80).write(EntryKind.ADD, add(cleo, Role.MEMBER), benAddsNas);
        LogEntry later = bens.at(90).write(EntryKind.ADD, add(cleo, Role.STORAGE, grant(9)), annAddsCleo);
        LogEntry junk = anns.at(95).write(EntryKind.ADD, new byte[] {1, 2, 3}, later);
        List<LogEntry> entries =
                new ArrayList<>(List.of(founding, first, addBen, annAddsNas, benAddsNas, annAddsCleo, later, junk));
        String expected = describe(RosterFold.of(library, entries));
        Seeds.each(300, chance -> {
            Collections.shuffle(entries, chance);
            List<LogEntry> more = new ArrayList<>(entries);
            more.addAll(entries.subList(0, chance.nextInt(entries.size())));
            assertThat(describe(RosterFold.of(library, more))).isEqualTo(expected);
        });
    }

    private static String describe(Roster roster) {
        StringBuilder text = new StringBuilder();
        for (RosterDevice device : roster.devices()) {
            text.append(device.id().hex(), 0, 8)
                    .append(' ')
                    .append(device.role())
                    .append(' ');
            text.append(device.admittedBy()).append(' ').append(device.grants()).append('\n');
        }
        roster.epochs().forEach(epoch -> text.append(epoch.name()).append('\n'));
        return text.toString();
    }

    @Test
    void aStorageDeviceAStrangerAndADeviceBeforeItsAdmissionAdmitNobody() {
        LogEntry addNas = anns.write(EntryKind.ADD, add(nas, Role.STORAGE));
        LogEntry byNas = new Pen(nas, library, 3).write(EntryKind.ADD, add(cleo, Role.MEMBER), addNas);
        LogEntry byStranger = new Pen(stranger, library, 4).write(EntryKind.ADD, add(cleo, Role.MEMBER), addNas);
        LogEntry beforeAdmission = bens.write(EntryKind.ADD, add(cleo, Role.MEMBER), founding);
        LogEntry addBen = anns.write(EntryKind.ADD, add(ben, Role.MEMBER));
        Roster roster = fold(founding, addNas, byNas, byStranger, beforeAdmission, addBen);
        assertThat(ids(roster)).containsExactlyInAnyOrder(ann.id(), nas.id(), ben.id());
    }

    @Test
    void noDeviceSignsAboutItself() {
        LogEntry addBen = anns.write(EntryKind.ADD, add(ben, Role.MEMBER));
        LogEntry own = bens.write(EntryKind.ADD, add(ben, Role.MEMBER, grant(7)), addBen);
        assertThat(fold(founding, addBen, own).device(ben.id()).orElseThrow().grants())
                .isEmpty();
    }

    @Test
    void theFirstAddDecidesKeysAndRoleAndLaterOnesOfThatRoleAddGrants() {
        LogEntry addNas = anns.write(EntryKind.ADD, add(nas, Role.STORAGE, grant(1)));
        LogEntry asMember = anns.write(EntryKind.ADD, add(nas, Role.MEMBER, grant(2)));
        LogEntry again = anns.write(EntryKind.ADD, add(nas, Role.STORAGE, grant(3)));
        RosterDevice device =
                fold(again, asMember, addNas, founding).device(nas.id()).orElseThrow();
        assertThat(device.role()).isEqualTo(Role.STORAGE);
        assertThat(device.grants()).containsExactly(grant(1), grant(3));
    }

    @Test
    void aForgedSignatureCountsForNothingAndHidesNoTrueEntry() {
        LogEntry addBen = anns.write(EntryKind.ADD, add(ben, Role.MEMBER));
        LogEntry forged = LogEntry.of(addBen.fields(), Octets.copyOf(new byte[64]));
        assertThat(forged.head()).isEqualTo(addBen.head());
        assertThat(ids(fold(founding, forged))).containsExactly(ann.id());
        assertThat(ids(fold(founding, forged, addBen))).contains(ben.id());
        assertThat(ids(fold(founding, addBen, forged))).contains(ben.id());
    }

    @Test
    void aForeignGenesisFoundsNothing() {
        Genesis other = new Genesis(Octets.copyOf(new byte[32]), stranger.principal(), stranger.principal());
        LogEntry ofAnother = new Pen(stranger, other.library(), 1).write(EntryKind.GENESIS, other.encode());
        LogEntry underOurName = new Pen(stranger, library, 1).write(EntryKind.GENESIS, other.encode());
        LogEntry copied = new Pen(stranger, library, 1).write(EntryKind.GENESIS, genesis.encode());
        LogEntry second = anns.write(EntryKind.GENESIS, genesis.encode());
        assertThat(ids(fold(ofAnother, underOurName, copied, second))).isEmpty();
        assertThat(ids(fold(ofAnother, underOurName, copied, second, founding))).containsExactly(ann.id());
    }

    @Test
    void twoDevicesThatShareTheirFirstEightBytesAreNotBothAdmitted() {
        // No key with a given hash can be made, so the rule is shown with the signer's own prefix: the very same id.
        LogEntry addAnn = bens.write(EntryKind.ADD, add(ann, Role.STORAGE), founding);
        LogEntry addBen = anns.write(EntryKind.ADD, add(ben, Role.MEMBER));
        LogEntry addAnnLater = bens.write(EntryKind.ADD, add(ann, Role.STORAGE), addBen);
        Roster roster = fold(founding, addAnn, addBen, addAnnLater);
        assertThat(roster.device(ann.id()).orElseThrow().role()).isEqualTo(Role.MEMBER);
        assertThat(roster.devices()).hasSize(2);
    }

    @Test
    void bodiesOfAnyBytesStopNothing() {
        LogEntry addBen = anns.write(EntryKind.ADD, add(ben, Role.MEMBER));
        Seeds.each(200, chance -> {
            Pen pen = new Pen(ann, library, chance.nextLong());
            EntryKind kind = List.of(EntryKind.ADD, EntryKind.EPOCH, EntryKind.GENESIS, EntryKind.REVOKE)
                    .get(chance.nextInt(4));
            LogEntry junk = pen.write(kind, body(kind, chance), addBen);
            assertThat(ids(fold(founding, addBen, junk))).contains(ann.id(), ben.id());
        });
    }

    private byte[] body(EntryKind kind, Random chance) {
        byte[] whole = kind.equals(EntryKind.ADD)
                ? add(cleo, Role.MEMBER, grant(1))
                : Keyring.firstEpoch(library, List.of(ann.principal()), random).encode();
        byte[] body = java.util.Arrays.copyOf(whole, chance.nextInt(whole.length + 1));
        for (int i = chance.nextInt(4); i > 0 && body.length > 0; i--) {
            body[chance.nextInt(body.length)] = (byte) chance.nextInt(256);
        }
        return body;
    }

    @Test
    void anEpochWithoutItsParentWaitsAndOneAtAWrongDepthNeverCounts() {
        Epoch first = Keyring.firstEpoch(library, List.of(ann.principal()), random);
        LogEntry one = anns.write(EntryKind.EPOCH, first.encode());
        Epoch next = new Epoch(
                one.head(), 2, first.vaultCheck(), first.discoveryCheck(), List.of(), Octets.EMPTY, Octets.EMPTY);
        LogEntry two = anns.write(EntryKind.EPOCH, next.encode());
        Epoch jump = new Epoch(
                one.head(), 9, first.vaultCheck(), first.discoveryCheck(), List.of(), Octets.EMPTY, Octets.EMPTY);
        LogEntry wrong = anns.write(EntryKind.EPOCH, jump.encode());
        assertThat(fold(founding, two, wrong).epochs()).isEmpty();
        assertThat(fold(founding, two, wrong, one).epochs()).hasSize(2);
    }
}
