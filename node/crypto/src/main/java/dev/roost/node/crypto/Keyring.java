package dev.roost.node.crypto;

import dev.roost.proto.model.EntryHead;
import dev.roost.proto.model.Epoch;
import dev.roost.proto.model.EpochName;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.Grant;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.Principal;
import dev.roost.proto.model.Role;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of one library that this device was given: discovery keys on every device, vault keys on a member. Opened
 * from EPOCH and ADD entries with the device's identity. Immutable.
 */
public final class Keyring {
    private final LibraryId library;
    private final List<NamedEpoch> epochs;
    private final Map<EpochName, Secret> vaultKeys = new LinkedHashMap<>();
    private final Map<EpochName, DiscoveryKey> discoveryKeys = new LinkedHashMap<>();

    private Keyring(LibraryId library, Collection<NamedEpoch> epochs) {
        this.library = library;
        this.epochs = List.copyOf(epochs);
    }

    /**
     * Opens everything that was wrapped for an identity; what does not open, or fails its check, is left out.
     *
     * @param grants those of ADD entries that admit this identity
     */
    public static Keyring open(
            Identity identity, LibraryId library, Collection<NamedEpoch> epochs, Collection<Grant> grants) {
        Keyring keyring = new Keyring(library, epochs);
        for (NamedEpoch epoch : epochs) {
            List<Octets> wraps = new ArrayList<>();
            epoch.body().wraps().stream()
                    .filter(wrap -> wrap.recipient().equals(identity.id()))
                    .forEach(wrap -> wraps.add(wrap.wrap()));
            grants.stream().filter(grant -> grant.epoch().equals(epoch.name())).forEach(g -> wraps.add(g.wrap()));
            for (Octets wrap : wraps) {
                KeyWrap.unwrap(identity.kem(), identity.id(), library, wrap)
                        .ifPresent(keys -> keyring.accept(epoch, keys));
            }
        }
        keyring.openEarlier();
        return keyring;
    }

    /** What of it a storage device may have: the discovery keys, whatever else was wrapped for it. */
    public Keyring forStorage() {
        Keyring keyring = new Keyring(library, epochs);
        keyring.discoveryKeys.putAll(discoveryKeys);
        return keyring;
    }

    /** The body of a library's first EPOCH entry: fresh keys, wrapped for these. */
    public static Epoch firstEpoch(LibraryId library, List<Principal> members, SecureRandom random) {
        Secret vault = Secret.random(random);
        Secret discovery = Secret.random(random);
        List<Epoch.Wrap> wraps = new ArrayList<>();
        for (Principal member : members) {
            try {
                Octets wrap = KeyWrap.wrap(member, library, both(vault, discovery), random);
                wraps.add(new Epoch.Wrap(member.id(), wrap));
            } catch (MalformedException e) {
                throw new IllegalArgumentException("a library is begun with whole keys", e);
            }
        }
        return new Epoch(
                EntryHead.NONE,
                1,
                EpochKeys.check(vault),
                EpochKeys.check(discovery),
                wraps,
                Octets.EMPTY,
                Octets.EMPTY);
    }

    /**
     * Grants of every epoch that this device can give to one that it admits; vault keys to members only.
     *
     * @throws MalformedException if that device's KEM key is none
     */
    public List<Grant> grantsFor(Principal device, Role role, SecureRandom random) throws MalformedException {
        List<Grant> grants = new ArrayList<>();
        for (Map.Entry<EpochName, DiscoveryKey> epoch : discoveryKeys.entrySet()) {
            Secret vault = vaultKeys.get(epoch.getKey());
            Secret discovery = epoch.getValue().key();
            byte[] keys = role != Role.MEMBER || vault == null ? discovery.reveal() : both(vault, discovery);
            grants.add(new Grant(epoch.getKey(), KeyWrap.wrap(device, library, keys, random)));
        }
        return grants;
    }

    /** The keys of all epochs to which tags are answered, the newest first. */
    public List<DiscoveryKey> discoveryKeys() {
        return deepestFirst().stream()
                .map(epoch -> Optional.ofNullable(discoveryKeys.get(epoch.name())))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Seals and opens, if this device was given vault keys. */
    public Optional<Sealer> sealer() {
        Map<EpochName, EpochKeys> keys = new LinkedHashMap<>();
        vaultKeys.forEach((name, vault) -> keys.put(name, new EpochKeys(name, vault)));
        return deepestFirst().stream()
                .map(epoch -> Optional.ofNullable(keys.get(epoch.name())))
                .flatMap(Optional::stream)
                .findFirst()
                .map(current -> new Sealer(keys, current));
    }

    /** Names content, if this device was given the first vault key. */
    public Optional<ContentNames> names() {
        return epochs.stream()
                .filter(epoch -> epoch.body().depth() == 1)
                .findFirst()
                .flatMap(first -> Optional.ofNullable(vaultKeys.get(first.name())))
                .map(ContentNames::new);
    }

    /** Whether vault keys were given. */
    public boolean isMember() {
        return !vaultKeys.isEmpty();
    }

    @Override
    public String toString() {
        return "Keyring[" + vaultKeys.keySet() + "]";
    }

    /** Seal under the deepest epoch known; ties go to the smaller name. */
    private List<NamedEpoch> deepestFirst() {
        return epochs.stream()
                .sorted(Comparator.comparingInt(
                                (NamedEpoch epoch) -> -epoch.body().depth())
                        .thenComparing(NamedEpoch::name))
                .toList();
    }

    private void accept(NamedEpoch epoch, byte[] keys) {
        if (keys.length == 2 * Secret.BYTES) {
            acceptVault(epoch, Secret.ofPart(keys, 0));
            acceptDiscovery(epoch, Secret.ofPart(keys, Secret.BYTES));
        } else if (keys.length == Secret.BYTES) {
            acceptDiscovery(epoch, Secret.of(keys));
        }
    }

    private void acceptVault(NamedEpoch epoch, Secret vault) {
        if (EpochKeys.check(vault).equals(epoch.body().vaultCheck())) {
            vaultKeys.put(epoch.name(), vault);
        }
    }

    private void acceptDiscovery(NamedEpoch epoch, Secret discovery) {
        if (EpochKeys.check(discovery).equals(epoch.body().discoveryCheck())) {
            discoveryKeys.put(epoch.name(), new DiscoveryKey(discovery));
        }
    }

    private void openEarlier() {
        for (NamedEpoch epoch : deepestFirst()) {
            Secret vault = vaultKeys.get(epoch.name());
            if (vault != null && !epoch.body().earlierKeys().isEmpty()) {
                EarlierKeys.open(vault, epoch.body().earlierKeys()).forEach(this::acceptEarlier);
            }
        }
    }

    private void acceptEarlier(EpochName name, Secret vault) {
        epochs.stream()
                .filter(epoch -> epoch.name().equals(name) && !vaultKeys.containsKey(name))
                .forEach(epoch -> acceptVault(epoch, vault));
    }

    private static byte[] both(Secret vault, Secret discovery) {
        return new FieldWriter(2 * Secret.BYTES)
                .bytes(vault.reveal())
                .bytes(discovery.reveal())
                .toBytes();
    }
}
