package dev.roost.proto.message;

import dev.roost.proto.model.Octets;
import java.io.IOException;

/** J-PAKE key confirmation (RFC 8236, section 5). */
public record PairRound3(String participant, Octets mac) implements Message {
    @Override
    public void tell(MessageHandler handler) throws IOException {
        handler.pairRound3(this);
    }
}
