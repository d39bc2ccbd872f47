package dev.roost.node.replica;

import dev.roost.proto.message.DeviceAddress;
import java.io.IOException;
import java.util.List;

/** What replication asks of the node around it. Safe for use by many threads. */
public interface Surroundings {
    /** Name and version of the program, for the other side's log. */
    String program();

    /** The port that this device listens on, 0 if none. */
    int port();

    /** Bytes that the store may still take. */
    long roomBytes() throws IOException;

    /** Running second at which the least recently read of the held chunks was read. */
    long oldestReadAt() throws IOException;

    /** Where the library's devices were last met. */
    List<DeviceAddress> addresses() throws IOException;
}
