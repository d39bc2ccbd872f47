package dev.roost.discovery.mdns;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The choice among a machine's network interfaces.
 *
 * @param all where to speak and listen
 * @param problem why nowhere, in a sentence for people
 */
record Places(List<Place> all, Optional<String> problem) {
    /** More interfaces than that are a router's, not a home's. */
    static final int PLACES_MAX = 16;

    /** Bridges and tunnels of containers, virtual machines and VPNs: no other device of the home is there. */
    private static final Pattern VIRTUAL = Pattern.compile("docker0|br-.*|veth.*|virbr.*|tun.*|utun.*|tap.*");

    /** One end of a cable between network namespaces. */
    private static final Pattern VETH = Pattern.compile("veth.*");

    Places {
        all = List.copyOf(all);
    }

    /**
     * Chooses for a node that listens on an address. The wildcard takes one address of every interface that is up,
     * speaks multicast and is neither loopback, point-to-point nor virtual by its name. Where that leaves none, veth
     * interfaces with an IPv4 address of their own are taken: seen from inside a network namespace, such a one is the
     * machine's cable, whereas the ends that a container engine keeps on its host hang in a bridge and have none. Any
     * other address takes the interface that has it, whatever its kind.
     */
    static Places of(List<Nic> nics, InetAddress listen) {
        if (listen.isAnyLocalAddress()) {
            return everywhere(nics);
        }
        if (!(listen instanceof Inet4Address address)) {
            return nowhere("Devices are found over IPv4 only, and " + listen.getHostAddress()
                    + " is no IPv4 address: this one neither announces itself nor sees others by multicast.");
        }
        return nics.stream()
                .filter(nic -> nic.up() && nic.addresses().contains(address))
                .findFirst()
                .map(nic -> new Places(List.of(new Place(nic.name(), nic.index(), address)), Optional.empty()))
                .orElseGet(() -> nowhere("No network interface that is up has the address " + address.getHostAddress()
                        + ": this device is not announced, and sees no others by multicast."));
    }

    private static Places everywhere(List<Nic> nics) {
        List<Place> places = chosen(nics, nic -> !named(VIRTUAL, nic));
        if (places.isEmpty()) {
            places = chosen(nics, nic -> named(VETH, nic));
        }
        return places.isEmpty()
                ? nowhere("No network interface is up, speaks multicast and has an IPv4 address:"
                        + " this device is not announced, and sees no others by multicast.")
                : new Places(places, Optional.empty());
    }

    private static List<Place> chosen(List<Nic> nics, Predicate<Nic> byName) {
        List<Place> places = new ArrayList<>();
        for (Nic nic : nics) {
            if (nic.up() && nic.multicast() && !nic.loopback() && !nic.pointToPoint() && byName.test(nic)) {
                address(nic).ifPresent(address -> places.add(new Place(nic.name(), nic.index(), address)));
            }
        }
        return places.subList(0, Math.min(places.size(), PLACES_MAX));
    }

    /** Its first address; one that it gave itself for want of a better (RFC 3927) only if it has no other. */
    private static Optional<Inet4Address> address(Nic nic) {
        return nic.addresses().stream().min(Comparator.comparing(InetAddress::isLinkLocalAddress));
    }

    private static boolean named(Pattern pattern, Nic nic) {
        return pattern.matcher(nic.name()).matches();
    }

    private static Places nowhere(String problem) {
        return new Places(List.of(), Optional.of(problem));
    }
}
