package dev.roost.node.app;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses in digits. A name is none of them: what others hint at is never looked up. */
final class IpText {
    /** The longest IPv6 address with an IPv4 one at its end. */
    static final int CHARS_MAX = 45;

    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern V4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

    /** An interface of this computer, behind an address that is of use on that one alone. */
    private static final Pattern ZONE = Pattern.compile("%[0-9A-Za-z._:-]{1,32}$");

    private IpText() {}

    /** An address as another device may say it: it names no interface, and one device can be reached there. */
    static Optional<InetAddress> hint(String text) {
        boolean literal = text.length() <= CHARS_MAX
                && (V4.matcher(text).matches() || V6.matcher(text).matches());
        return literal ? read(text).filter(IpText::isOneDevice) : Optional.empty();
    }

    /** An address as this device noted it. */
    static Optional<InetAddress> noted(String text) {
        Optional<InetAddress> bare = hint(ZONE.matcher(text).replaceFirst(""));
        return bare.isPresent() && bare.get() instanceof Inet6Address
                ? read(text)
                : bare.filter(a -> text.indexOf('%') < 0);
    }

    private static boolean isOneDevice(InetAddress address) {
        return !address.isAnyLocalAddress() && !address.isMulticastAddress();
    }

    /** Only for what is in digits: the JDK looks up everything else. */
    private static Optional<InetAddress> read(String literal) {
        try {
            return Optional.of(InetAddress.getByName(literal));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
