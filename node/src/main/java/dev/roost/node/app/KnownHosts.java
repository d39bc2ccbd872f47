package dev.roost.node.app;

import dev.roost.proto.message.DeviceAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The addresses at which devices of the served libraries were met, as of the last look: whoever comes from one of them
 * is likely to belong. Safe for use by many threads.
 */
final class KnownHosts implements Predicate<InetAddress> {
    private static final Logger LOG = LoggerFactory.getLogger(KnownHosts.class);

    private volatile Set<String> hosts = Set.of();

    /** Looks again. May block. */
    void look(List<LibraryNode> libraries) {
        Set<String> found = new HashSet<>();
        for (LibraryNode library : libraries) {
            try {
                library.addresses().all().stream().map(DeviceAddress::host).forEach(found::add);
            } catch (IOException e) {
                LOG.warn("known addresses could not be read: {}", e.getMessage());
            }
        }
        hosts = Set.copyOf(found);
    }

    @Override
    public boolean test(InetAddress address) {
        return hosts.contains(address.getHostAddress());
    }
}
