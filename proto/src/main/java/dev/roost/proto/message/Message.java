package dev.roost.proto.message;

import java.io.IOException;

/** A control message. */
public sealed interface Message
        permits Hello,
                Heads,
                WantEntries,
                EntriesEnd,
                Have,
                Want,
                Lack,
                Deliver,
                Credit,
                Acknowledge,
                Refuse,
                WantExceptions,
                Addresses,
                Introduced,
                Ping,
                Pong,
                Bye,
                PairOpen,
                PairRound1,
                PairRound2,
                PairRound3,
                PairBox {
    /** Calls the handler's method for this kind. */
    void tell(MessageHandler handler) throws IOException;
}
