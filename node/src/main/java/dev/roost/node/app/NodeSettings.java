package dev.roost.node.app;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a node is to run.
 *
 * @param listen where to listen; all addresses and the usual port if empty
 * @param mdns whether to announce and look for devices by multicast DNS
 */
public record NodeSettings(Path home, Optional<InetSocketAddress> listen, boolean mdns) {
    /** The port that is tried first where none is given. */
    public static final int USUAL_PORT = 47_100;
}
