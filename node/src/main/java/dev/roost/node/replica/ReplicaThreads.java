package dev.roost.node.replica;

import dev.roost.node.thread.Lane;
import dev.roost.node.thread.NodeThread;
import dev.roost.node.thread.Time;
import dev.roost.node.thread.Workers;
import java.security.SecureRandom;

/**
 * Where replication runs.
 *
 * @param node owns all state of peers
 * @param workers for what may block
 * @param lane for what changes logs, folds and receipts of the library, one after the other
 */
public record ReplicaThreads(NodeThread node, Workers workers, Lane lane, Time time, SecureRandom random) {}
