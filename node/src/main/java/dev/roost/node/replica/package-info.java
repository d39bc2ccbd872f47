/**
 * Bringing two devices to the same state: logs, lists, chunks, receipts. Everything is pulled: a device says how far it
 * is, the other asks for what it lacks, and what arrives is acknowledged when it is durable.
 */
@NullMarked
package dev.roost.node.replica;

import org.jspecify.annotations.NullMarked;
