package dev.roost.node.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.kit.Device;
import dev.roost.node.kit.Household;
import dev.roost.node.kit.Shot;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.EntryBody;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.Group;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.PhotoId;
import dev.roost.proto.model.Receipt;
import dev.roost.proto.model.ResourceId;
import dev.roost.proto.model.Role;
import dev.roost.proto.model.SealedChunk;
import dev.roost.proto.model.Statement;
import dev.roost.proto.model.Takes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A household in which everything happens by chance: entries, copies, losses, receipts, time. What it says of photos is
 * compared with the rule, taken word by word. Used by one thread.
 */
final class ChanceWorld {
    private final Random chance;
    private final Household house;
    private final List<Device> devices = new ArrayList<>();
    private final List<Device> members = new ArrayList<>();
    private final List<Shot> shots = new ArrayList<>();
    private final Map<ResourceId, Shot> byId = new HashMap<>();
    private final Map<Receipt, Set<ChunkId>> heldWhenSigned = new HashMap<>();
    private final StateRule rule = new StateRule(this::idsOf);

    ChanceWorld(Random chance) throws IOException {
        this.chance = chance;
        this.house = Household.found(chance.nextLong());
        members.add(house.founder());
        members.add(house.admitMember());
        devices.addAll(members);
        devices.add(house.admitStorage());
        devices.add(house.admitStorage());
        devices.add(house.admit(house.founder(), Role.MEMBER, Takes.ALL));
        for (Device device : devices) {
            device.pullLogs(house.founder());
        }
    }

    void check() throws IOException {
        for (int i = 0; i < 60; i++) {
            act();
            if (i % 10 == 9) {
                for (Device member : members) {
                    compare(member);
                }
            }
        }
        for (Device member : members) {
            devices.forEach(device -> pullLogs(member, device));
            devices.forEach(device -> pullLogs(members.get(0), device));
        }
        for (Device member : members) {
            pullLogs(member, members.get(0));
            Map<ResourceId, PhotoId> folded = photos(member);
            assertThat(folded).as("in whatever order entries came").isEqualTo(photos(members.get(0)));
            member.folds().restart();
            assertThat(photos(member)).as("from the logs alone").isEqualTo(folded);
            compare(member);
        }
    }

    private static void pullLogs(Device to, Device from) {
        try {
            to.pullLogs(from);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<ResourceId, PhotoId> photos(Device at) throws IOException {
        Map<ResourceId, PhotoId> photos = new HashMap<>();
        at.folds()
                .index()
                .resources((id, row) -> photos.put(id, at.folds().index().photoOf(id)));
        return photos;
    }

    private void act() throws IOException {
        Device one = devices.get(chance.nextInt(devices.size()));
        Device other = devices.get(chance.nextInt(devices.size()));
        switch (chance.nextInt(11)) {
            case 0, 1 -> keep(members.get(chance.nextInt(members.size())));
            case 2 -> one.pullLogs(other);
            case 3, 4 -> one.pull(other);
            case 5 -> lose(one);
            case 6 -> house.time().pass(Duration.ofHours(chance.nextInt(200)));
            case 7 -> one.restart();
            case 8, 9 -> group(members.get(chance.nextInt(members.size())));
            default -> sign(one);
        }
    }

    private void keep(Device by) throws IOException {
        List<Shot> kept = new ArrayList<>();
        for (int i = chance.nextInt(4); i >= 0; i--) {
            boolean again = !shots.isEmpty() && chance.nextInt(3) == 0;
            Shot shot = again
                    ? shots.get(chance.nextInt(shots.size())).named(by, "again " + shots.size())
                    : Shot.take(by, chance, 1 + chance.nextInt(3), "shot " + shots.size());
            shots.add(shot);
            byId.put(shot.resource(), shot);
            if (kept.stream().noneMatch(k -> k.resource().equals(shot.resource()))) {
                kept.add(shot);
            }
        }
        Shot.keep(by, chance.nextBoolean(), kept);
    }

    /** Puts some files to any photo, whether this member heard of them or not. */
    private void group(Device by) throws IOException {
        List<Statement> groups = new ArrayList<>();
        for (int i = chance.nextInt(4); i >= 0 && !shots.isEmpty(); i--) {
            Shot shot = shots.get(chance.nextInt(shots.size()));
            Shot other = chance.nextInt(3) == 0 ? shot : shots.get(chance.nextInt(shots.size()));
            groups.add(new Group(shot.resource(), PhotoId.of(other.resource()), 1 + chance.nextInt(5), Octets.EMPTY));
        }
        by.library().append(EntryKind.STATEMENTS, List.of(), new EntryBody(0, 0, List.of(), groups, Octets.EMPTY));
        by.folds().advance();
    }

    private void lose(Device device) throws IOException {
        if (!shots.isEmpty()) {
            List<SealedChunk> chunks = shots.get(chance.nextInt(shots.size())).chunks();
            device.library()
                    .store()
                    .chunks()
                    .quarantine(chunks.get(chance.nextInt(chunks.size())).id());
        }
    }

    /** Some hear the receipt with all that it excepts, some an older list of exceptions, some nothing. */
    private void sign(Device signer) throws IOException {
        Optional<Receipt> receipt = signer.sign();
        if (receipt.isEmpty()) {
            return;
        }
        heldWhenSigned.put(receipt.get(), held(signer));
        for (Device member : members) {
            if (member != signer && chance.nextInt(4) > 0) {
                if (chance.nextInt(4) == 0) {
                    member.receipts().accept(receipt.get());
                } else {
                    member.hear(receipt.get(), signer);
                }
            }
        }
    }

    private Set<ChunkId> held(Device device) throws IOException {
        Set<ChunkId> held = new HashSet<>();
        for (Shot shot : shots) {
            for (SealedChunk chunk : shot.chunks()) {
                if (device.library().store().chunks().holds(chunk.id())) {
                    held.add(chunk.id());
                }
            }
        }
        return held;
    }

    private void compare(Device at) throws IOException {
        Map<PhotoState, Long> expected = new EnumMap<>(PhotoState.class);
        for (PhotoState state : PhotoState.values()) {
            expected.put(state, 0L);
        }
        PhotoStates states = at.states();
        long[] photos = {0};
        at.folds().index().photos(photo -> {
            photos[0]++;
            PhotoStates.Standing standing = states.standing(photo);
            if (areManifestsHere(at, photo)) {
                assertThat(standing).as("at %s", at.self()).isEqualTo(rule.standing(at, photo));
            }
            for (Photo.Resource resource : photo.resources()) {
                assertThat(standing.copies()).isLessThanOrEqualTo(trueCopies(at, resource.id()));
            }
            expected.merge(standing.state(), 1L, Long::sum);
        });
        assertThat(states.counts()).isEqualTo(expected);
        assertThat(at.folds().index().totals().photos()).isEqualTo(photos[0]);
        assertThat(at.folds().index().timeline().months(TimelineQuery.ALL).stream()
                        .mapToLong(Timeline.Month::photos)
                        .sum())
                .isEqualTo(photos[0]);
    }

    private static boolean areManifestsHere(Device at, Photo photo) throws IOException {
        boolean here = true;
        for (Photo.Resource resource : photo.resources()) {
            here &= at.manifests().read(resource.row().manifest()).isPresent();
        }
        return here;
    }

    /** Devices that held all of a photo when they signed what counts of them now. */
    private int trueCopies(Device at, ResourceId id) {
        int copies = 0;
        for (Receipt receipt : at.receipts().fresh()) {
            copies += heldWhenSigned.getOrDefault(receipt, Set.of()).containsAll(idsOf(id)) ? 1 : 0;
        }
        return copies;
    }

    private Set<ChunkId> idsOf(ResourceId id) {
        return Objects.requireNonNull(byId.get(id)).ids();
    }
}
