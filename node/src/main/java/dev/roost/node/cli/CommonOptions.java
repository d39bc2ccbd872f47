package dev.roost.node.cli;

import dev.roost.node.api.NodeException;
import dev.roost.node.app.HomePlace;
import dev.roost.node.app.NodeSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command understands. */
final class CommonOptions {
    @Option(
            names = "--home",
            paramLabel = "FOLDER",
            description = "The folder where this device keeps everything (default: ROOST_HOME, else the platform's"
                    + " data folder).")
    private @Nullable Path home;

    @Option(
            names = "--json",
            description = "Report in JSON on standard output; everything else goes to standard error.")
    private boolean json;

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description =
                    "Where to listen (default: all addresses, port 47100 or the next free one). A loopback address"
                            + " keeps everything on this computer.")
    private @Nullable String listen;

    @Option(names = "--no-mdns", description = "Neither announce this device nor look for others by multicast DNS.")
    private boolean noMdns;

    boolean json() {
        return json;
    }

    NodeSettings settings() throws NodeException {
        return new NodeSettings(homeFolder(), listenAddress(), !noMdns);
    }

    private Path homeFolder() throws NodeException {
        return home == null ? HomePlace.usual() : RoostCommand.given("--home", home);
    }

    private Optional<InetSocketAddress> listenAddress() throws NodeException {
        if (listen == null) {
            return Optional.empty();
        }
        int colon = listen.lastIndexOf(':');
        boolean withPort = colon > 0
                && listen.indexOf(']') < colon
                && listen.substring(colon + 1).matches("[0-9]+");
        String host = withPort ? listen.substring(0, colon) : listen;
        try {
            int port = withPort ? Integer.parseInt(listen.substring(colon + 1)) : NodeSettings.USUAL_PORT;
            return Optional.of(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (UnknownHostException | IllegalArgumentException e) {
            throw new NodeException("usage", "--listen takes HOST:PORT, and this is none: " + listen);
        }
    }
}
