package dev.roost.proto.message;

import dev.roost.proto.model.Octets;
import java.io.IOException;
import java.util.List;

/** J-PAKE round 2 (RFC 8236, section 2.2). */
public record PairRound2(String participant, Octets a, List<Octets> proofX2s) implements Message {
    public PairRound2 {
        proofX2s = List.copyOf(proofX2s);
    }

    @Override
    public void tell(MessageHandler handler) throws IOException {
        handler.pairRound2(this);
    }
}
