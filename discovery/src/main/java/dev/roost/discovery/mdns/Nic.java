package dev.roost.discovery.mdns;

import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the system says of one network interface.
 *
 * @param name as the system calls it
 * @param index changes when an interface goes away and another comes under its name
 * @param up up and running, with a cable or a radio link
 * @param addresses its IPv4 addresses
 */
record Nic(
        String name,
        int index,
        boolean up,
        boolean loopback,
        boolean pointToPoint,
        boolean multicast,
        List<Inet4Address> addresses) {
    Nic {
        addresses = List.copyOf(addresses);
    }

    /** The interfaces of this machine at this moment. */
    static List<Nic> ofThisMachine() throws SocketException {
        return NetworkInterface.networkInterfaces().flatMap(Nic::ifThere).toList();
    }

    private static Stream<Nic> ifThere(NetworkInterface nic) {
        try {
            return Stream.of(of(nic));
        } catch (SocketException e) {
            // It went away between the list and the question: as good as not listed.
            return Stream.empty();
        }
    }

    private static Nic of(NetworkInterface nic) throws SocketException {
        List<Inet4Address> addresses = nic.inetAddresses()
                .filter(Inet4Address.class::isInstance)
                .map(Inet4Address.class::cast)
                .toList();
        return new Nic(
                nic.getName(),
                nic.getIndex(),
                nic.isUp(),
                nic.isLoopback(),
                nic.isPointToPoint(),
                nic.supportsMulticast(),
                addresses);
    }
}
