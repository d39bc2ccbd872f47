package dev.roost.node.library;

import dev.roost.node.kit.Device;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.ChunkList;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.Receipt;
import dev.roost.proto.model.ResourceId;
import dev.roost.proto.model.SealedChunk;
import dev.roost.proto.model.Takes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** How photos stand by the rule alone: entry by entry, receipt by receipt, chunk by chunk. Used by one thread. */
final class StateRule {
    private final Function<ResourceId, Set<ChunkId>> chunksOf;

    /**
     * Makes the rule.
     *
     * @param chunksOf all chunks of a resource, its manifest's included
     */
    StateRule(Function<ResourceId, Set<ChunkId>> chunksOf) {
        this.chunksOf = chunksOf;
    }

    /** A photo stands as the worst of its files does. */
    PhotoStates.Standing standing(Device at, Photo photo) throws IOException {
        List<PhotoState> worstFirst =
                List.of(PhotoState.AT_RISK, PhotoState.PENDING, PhotoState.BACKED_UP, PhotoState.SAFE);
        int copies = Integer.MAX_VALUE;
        int worst = worstFirst.size();
        for (Photo.Resource resource : photo.resources()) {
            PhotoStates.Standing one = standing(at, resource.id());
            copies = Math.min(copies, one.copies());
            worst = Math.min(worst, worstFirst.indexOf(one.state()));
        }
        return new PhotoStates.Standing(copies, worstFirst.get(worst));
    }

    private PhotoStates.Standing standing(Device at, ResourceId id) throws IOException {
        Set<DeviceId> copies = new HashSet<>();
        boolean alone = true;
        for (LogEntry entry : keeping(at, id)) {
            for (Receipt receipt : at.receipts().fresh()) {
                if (vouches(at, receipt, entry) && Collections.disjoint(lacking(at, receipt), chunksOf.apply(id))) {
                    copies.add(receipt.device());
                }
            }
            boolean own = entry.fields().log().device().equals(at.self());
            alone &= own && entry.fields().seq() > at.acks().upTo(entry.fields().log());
        }
        PhotoState none = alone ? PhotoState.PENDING : PhotoState.AT_RISK;
        PhotoState state = copies.isEmpty() ? none : copies.size() < 2 ? PhotoState.BACKED_UP : PhotoState.SAFE;
        return new PhotoStates.Standing(copies.size(), state);
    }

    private static List<LogEntry> keeping(Device at, ResourceId id) throws IOException {
        List<LogEntry> entries = new ArrayList<>();
        for (var head : at.library().store().logs().heads()) {
            for (long seq = 1; seq <= head.seq(); seq++) {
                LogEntry entry =
                        at.library().store().logs().entry(head.log(), seq).orElseThrow();
                boolean keeps = at.library().open(entry).stream()
                        .flatMap(body -> body.kept().stream())
                        .anyMatch(kept -> kept.resource().equals(id));
                if (keeps) {
                    entries.add(entry);
                }
            }
        }
        return entries;
    }

    private static boolean vouches(Device at, Receipt receipt, LogEntry entry) throws IOException {
        Optional<Receipt.Mark> mark = receipt.mark(entry.fields().log());
        if (mark.isEmpty() || mark.get().whole() < entry.fields().seq()) {
            return false;
        }
        boolean known = mark.get().exceptions() == 0
                || Receipt.exceptionsDigest(lackingOf(at, receipt, mark.get()))
                        .equals(mark.get().digest());
        boolean takes = receipt.fields().takes() == Takes.ALL
                || (isHeld(at, entry) && entry.fields().log().device().equals(receipt.device()));
        return known && takes;
    }

    /** Its lists say so; while one is not here, nothing does. */
    private static boolean isHeld(Device at, LogEntry entry) throws IOException {
        boolean held = false;
        for (ChunkId id : entry.fields().lists()) {
            Optional<SealedChunk> list = at.library().store().chunks().get(id);
            if (list.isEmpty()) {
                return false;
            }
            held |= ChunkList.parse(list.get()).held();
        }
        return held;
    }

    private static Set<ChunkId> lacking(Device at, Receipt receipt) throws IOException {
        Set<ChunkId> all = new HashSet<>();
        for (Receipt.Mark mark : receipt.fields().marks()) {
            Set<ChunkId> known = lackingOf(at, receipt, mark);
            if (mark.exceptions() > 0 && Receipt.exceptionsDigest(known).equals(mark.digest())) {
                all.addAll(known);
            }
        }
        return all;
    }

    private static Set<ChunkId> lackingOf(Device at, Receipt receipt, Receipt.Mark mark) throws IOException {
        return receipt.device().equals(at.self())
                ? at.wholeness().exceptions(mark.head().log())
                : at.library()
                        .store()
                        .elsewhere()
                        .of(receipt.device(), mark.head().log());
    }
}
