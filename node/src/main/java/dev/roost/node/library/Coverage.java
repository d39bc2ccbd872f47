package dev.roost.node.library;

import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.LogId;
import dev.roost.proto.model.Receipt;
import dev.roost.proto.model.Takes;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which devices vouch for which entries, by the fresh receipts of one moment. A receipt whose exceptions are not known
 * here chunk by chunk vouches for nothing of that log. Immutable once made.
 */
final class Coverage {
    private final List<Receipt> receipts;
    private final Map<DeviceId, Set<ChunkId>> exceptions = new HashMap<>();
    private final Map<DeviceId, Set<LogId>> unknown = new HashMap<>();

    /** Tells what a device lacks of a log. */
    @FunctionalInterface
    interface Lacking {
        Set<ChunkId> of(DeviceId device, LogId log) throws IOException;
    }

    Coverage(List<Receipt> receipts, Lacking lacking) throws IOException {
        this.receipts = List.copyOf(receipts);
        for (Receipt receipt : receipts) {
            for (Receipt.Mark mark : receipt.fields().marks()) {
                if (mark.exceptions() > 0) {
                    except(
                            receipt.device(),
                            mark,
                            lacking.of(receipt.device(), mark.head().log()));
                }
            }
        }
    }

    private void except(DeviceId device, Receipt.Mark mark, Set<ChunkId> known) {
        if (Receipt.exceptionsDigest(known).equals(mark.digest())) {
            exceptions.computeIfAbsent(device, d -> new HashSet<>()).addAll(known);
        } else {
            unknown.computeIfAbsent(device, d -> new HashSet<>())
                    .add(mark.head().log());
        }
    }

    /** Devices that hold what an entry names, but for their exceptions. */
    Set<DeviceId> of(EntryRow entry) {
        Set<DeviceId> devices = new HashSet<>();
        for (Receipt receipt : receipts) {
            if (vouches(receipt, entry)) {
                devices.add(receipt.device());
            }
        }
        return devices;
    }

    /** Every chunk that any device excepts. */
    Set<ChunkId> excepted() {
        Set<ChunkId> all = new HashSet<>();
        exceptions.values().forEach(all::addAll);
        return all;
    }

    boolean lacks(DeviceId device, Set<ChunkId> chunks) {
        Set<ChunkId> lacking = exceptions.getOrDefault(device, Set.of());
        return !lacking.isEmpty() && chunks.stream().anyMatch(lacking::contains);
    }

    /** Whether a device excepts anything: what it vouches for is then only known chunk by chunk. */
    boolean lacksAny(DeviceId device) {
        return exceptions.containsKey(device);
    }

    private boolean vouches(Receipt receipt, EntryRow entry) {
        LogId log = entry.position().log();
        boolean takesPayload = receipt.fields().takes() == Takes.ALL
                || (entry.held() && log.device().equals(receipt.device()));
        Optional<Receipt.Mark> mark = receipt.mark(log);
        return takesPayload
                && mark.isPresent()
                && mark.get().whole() >= entry.position().seq()
                && !unknown.getOrDefault(receipt.device(), Set.of()).contains(log);
    }
}
