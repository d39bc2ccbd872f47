package dev.roost.proto.message;

import java.io.IOException;

/**
 * One method per kind of message. A handler that does not expect a kind in its state leaves the method alone: that is a
 * breach of protocol, and the session ends.
 */
public interface MessageHandler {
    default void hello(Hello hello) throws IOException {
        throw new UnexpectedMessageException(hello);
    }

    default void heads(Heads heads) throws IOException {
        throw new UnexpectedMessageException(heads);
    }

    default void wantEntries(WantEntries wantEntries) throws IOException {
        throw new UnexpectedMessageException(wantEntries);
    }

    default void entriesEnd(EntriesEnd entriesEnd) throws IOException {
        throw new UnexpectedMessageException(entriesEnd);
    }

    default void have(Have have) throws IOException {
        throw new UnexpectedMessageException(have);
    }

    default void want(Want want) throws IOException {
        throw new UnexpectedMessageException(want);
    }

    default void lack(Lack lack) throws IOException {
        throw new UnexpectedMessageException(lack);
    }

    default void deliver(Deliver deliver) throws IOException {
        throw new UnexpectedMessageException(deliver);
    }

    default void credit(Credit credit) throws IOException {
        throw new UnexpectedMessageException(credit);
    }

    default void acknowledge(Acknowledge acknowledge) throws IOException {
        throw new UnexpectedMessageException(acknowledge);
    }

    default void refuse(Refuse refuse) throws IOException {
        throw new UnexpectedMessageException(refuse);
    }

    default void wantExceptions(WantExceptions wantExceptions) throws IOException {
        throw new UnexpectedMessageException(wantExceptions);
    }

    default void addresses(Addresses addresses) throws IOException {
        throw new UnexpectedMessageException(addresses);
    }

    default void introduced(Introduced introduced) throws IOException {
        throw new UnexpectedMessageException(introduced);
    }

    default void ping(Ping ping) throws IOException {
        throw new UnexpectedMessageException(ping);
    }

    default void pong(Pong pong) throws IOException {
        throw new UnexpectedMessageException(pong);
    }

    default void bye(Bye bye) throws IOException {
        throw new UnexpectedMessageException(bye);
    }

    default void pairOpen(PairOpen pairOpen) throws IOException {
        throw new UnexpectedMessageException(pairOpen);
    }

    default void pairRound1(PairRound1 pairRound1) throws IOException {
        throw new UnexpectedMessageException(pairRound1);
    }

    default void pairRound2(PairRound2 pairRound2) throws IOException {
        throw new UnexpectedMessageException(pairRound2);
    }

    default void pairRound3(PairRound3 pairRound3) throws IOException {
        throw new UnexpectedMessageException(pairRound3);
    }

    default void pairBox(PairBox pairBox) throws IOException {
        throw new UnexpectedMessageException(pairBox);
    }
}
