package dev.roost.node.app;

import dev.roost.node.replica.Surroundings;
import dev.roost.proto.message.DeviceAddress;
import java.io.IOException;
import java.util.List;

/** What replication asks of this device, for one library. Safe for use by many threads. */
record DeviceSurroundings(OpenedHome home, Environment environment, ScrubBook scrub, AddressBook book)
        implements Surroundings {
    @Override
    public String program() {
        return environment.program();
    }

    @Override
    public int port() {
        return environment.port().getAsInt();
    }

    @Override
    public long roomBytes() throws IOException {
        return home.storage().roomBytes();
    }

    @Override
    public long oldestReadAt() {
        return scrub.oldestReadAt();
    }

    @Override
    public List<DeviceAddress> addresses() throws IOException {
        return book.all();
    }
}
