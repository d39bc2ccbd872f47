package dev.roost.proto.message;

import java.io.IOException;
import java.util.List;

/** Where the sender last met the library's other devices: hints, never proofs. */
public record Addresses(List<DeviceAddress> addresses) implements Message {
    public Addresses {
        addresses = List.copyOf(addresses);
    }

    @Override
    public void tell(MessageHandler handler) throws IOException {
        handler.addresses(this);
    }
}
