package dev.roost.node.replica;

import dev.roost.node.library.Folds;
import dev.roost.node.library.Library;
import dev.roost.node.library.OwnAcks;
import dev.roost.node.library.Problems;
import dev.roost.node.library.Receipts;
import dev.roost.node.library.Wholeness;
import dev.roost.storage.ChunkReader;

/**
 * What replication works on: one library of this device.
 *
 * @param offered gives every chunk that this device can give: held, under way, or sealed again from an original
 */
public record Replica(
        Library library,
        Folds folds,
        Wholeness wholeness,
        Receipts receipts,
        OwnAcks acks,
        Problems problems,
        ChunkReader offered) {}
