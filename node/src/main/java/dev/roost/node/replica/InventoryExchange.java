package dev.roost.node.replica;

import dev.roost.proto.model.LogId;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.Receipt;
import java.io.IOException;

/**
 * How a device learns another one's inventory of a log exactly. What a device should hold of it is known to both from
 * the entries; its receipt says up to where, and how many chunks it lacks below: so the inventory is what the entries
 * name without those, and only those have to be told. Confined to the node thread.
 */
interface InventoryExchange {
    /** Learns what the other side lacks of the logs of its receipt, where that is not known already. */
    void learn(Session session, Receipt receipt);

    /** The other side asks what this device lacks of a log. */
    void wanted(Session session, LogId log) throws IOException;

    /** The other side's answer. */
    void arrived(Session session, Octets name, byte[] bytes) throws IOException;

    void left(Session session);
}
