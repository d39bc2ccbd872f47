package dev.roost.proto.message;

import dev.roost.proto.model.Octets;
import java.io.IOException;
import java.util.List;

/** J-PAKE round 1 (RFC 8236, section 2.1): two public values and the proofs that their exponents are known. */
public record PairRound1(String participant, Octets gx1, Octets gx2, List<Octets> proofX1, List<Octets> proofX2)
        implements Message {
    public PairRound1 {
        proofX1 = List.copyOf(proofX1);
        proofX2 = List.copyOf(proofX2);
    }

    @Override
    public void tell(MessageHandler handler) throws IOException {
        handler.pairRound1(this);
    }
}
