package dev.roost.discovery.mdns;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * Where this device speaks and listens: one network interface, and the address on it that others shall connect to.
 *
 * @param nic name of the interface
 * @param index of the interface
 */
record Place(String nic, int index, Inet4Address address) {
    private static final int CLASS_E = 240;

    /** Whether a device heard here may be at this address at all: one machine, and of this machine only on loopback. */
    boolean admits(InetAddress other) {
        return other instanceof Inet4Address
                && !other.isAnyLocalAddress()
                && !other.isMulticastAddress()
                && firstByte(other) != 0
                && firstByte(other) < CLASS_E
                && other.isLoopbackAddress() == address.isLoopbackAddress();
    }

    /** As it stands in reports. */
    @Override
    public String toString() {
        return nic + " (" + address.getHostAddress() + ")";
    }

    private static int firstByte(InetAddress address) {
        return address.getAddress()[0] & 0xFF;
    }
}
