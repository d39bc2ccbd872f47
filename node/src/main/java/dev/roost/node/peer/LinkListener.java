package dev.roost.node.peer;

import dev.roost.proto.message.Bye;
import dev.roost.proto.message.Deliver;
import dev.roost.proto.message.Message;
import java.io.IOException;
import java.util.Optional;

/** Hears what comes over one link, in the order in which it came, on the executor that the network was given. */
public interface LinkListener {
    /**
     * A message came.
     *
     * @throws IOException if it breaks the protocol: the link is closed
     */
    void message(Message message) throws IOException;

    /**
     * A delivery is complete. Whoever has dealt with it calls {@link PeerLink#taken}, which lets more come.
     *
     * @param bytes the receiver's to keep
     */
    void delivered(Deliver head, byte[] bytes) throws IOException;

    /** There is room again for deliveries, after more were queued than should wait. */
    default void drained() {}

    /** The link is closed; nothing more comes. */
    void closed(Optional<Bye> bye);
}
