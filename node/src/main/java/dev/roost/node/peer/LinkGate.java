package dev.roost.node.peer;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts connections that have not yet proved to belong, so that strangers can crowd out each other but no peer, and says
 * in the log that somebody was turned away: once for each address, so that a scan fills no disk. When all places are
 * taken the oldest gives way, one that has not even finished its handshake first; some places are only for addresses at
 * which devices were met. Safe for use by many threads.
 */
final class LinkGate {
    private static final Logger LOG = LoggerFactory.getLogger(LinkGate.class);
    static final int STRANGERS_MAX = 64;

    /** Of these, places for addresses that are known: a device that returns is a stranger until it has said hello. */
    static final int RESERVED = 16;

    static final int STRANGERS_PER_ADDRESS_MAX = 8;

    /** One household, often one computer, has all addresses of an IPv6 network of 64 bits. */
    private static final int IPV6_NETWORK_BYTES = 8;

    private static final int NAMED_MAX = 256;
    private static final int REASON_CHARS_MAX = 120;

    private final Predicate<InetAddress> known;
    private final Set<Pass> strangers = new LinkedHashSet<>();
    private final Set<InetAddress> named = new HashSet<>();

    /**
     * Opens the gate.
     *
     * @param known whether a device was met at an address; asked on the event loops
     */
    LinkGate(Predicate<InetAddress> known) {
        this.known = known;
    }

    /** One stranger's place; given back once. */
    static final class Pass implements AutoCloseable {
        private final Optional<LinkGate> gate;
        private final InetAddress address;
        private final boolean atKnownAddress;
        private final Runnable giveWay;
        private volatile boolean identified;

        private Pass(Optional<LinkGate> gate, InetAddress address, boolean atKnownAddress, Runnable giveWay) {
            this.gate = gate;
            this.address = address;
            this.atKnownAddress = atKnownAddress;
            this.giveWay = giveWay;
        }

        /** For whom this side called: they crowd out nobody. */
        static Pass forACalled() {
            return new Pass(Optional.empty(), InetAddress.getLoopbackAddress(), true, () -> {});
        }

        /** The handshake is done: those that are not so far give way before this one. */
        void identified() {
            identified = true;
        }

        /** The stranger does not get in. */
        void turnedAway(String why) {
            gate.ifPresent(g -> g.turnedAway(address, why));
        }

        @Override
        public void close() {
            gate.ifPresent(g -> g.leave(this));
        }
    }

    /**
     * A place for one more stranger, if there is one or somebody gives way.
     *
     * @param giveWay closes the connection, at once and without waiting
     */
    Optional<Pass> enter(InetAddress address, Runnable giveWay) {
        Pass pass = new Pass(Optional.of(this), address, known.test(address), giveWay);
        Optional<Pass> leaving = Optional.empty();
        synchronized (this) {
            if (strangers.stream()
                            .filter(other -> isSameNetwork(other.address, address))
                            .count()
                    >= STRANGERS_PER_ADDRESS_MAX) {
                turnedAway(address, "too many connections at once");
                return Optional.empty();
            }
            if (isFull(pass)) {
                leaving = whoGivesWay();
                leaving.ifPresent(strangers::remove);
            }
            strangers.add(pass);
        }
        leaving.ifPresent(other -> {
            other.turnedAway("others wait at the door");
            other.giveWay.run();
        });
        return Optional.of(pass);
    }

    private boolean isFull(Pass newcomer) {
        return strangers.size() >= STRANGERS_MAX
                || (!newcomer.atKnownAddress && unknown().count() >= STRANGERS_MAX - RESERVED);
    }

    private Optional<Pass> whoGivesWay() {
        return unknown()
                .filter(pass -> !pass.identified)
                .findFirst()
                .or(() -> unknown().findFirst())
                .or(() -> strangers.stream().findFirst());
    }

    private Stream<Pass> unknown() {
        return strangers.stream().filter(pass -> !pass.atKnownAddress);
    }

    private static boolean isSameNetwork(InetAddress a, InetAddress b) {
        if (a instanceof Inet6Address && b instanceof Inet6Address) {
            return Arrays.equals(a.getAddress(), 0, IPV6_NETWORK_BYTES, b.getAddress(), 0, IPV6_NETWORK_BYTES);
        }
        return a.equals(b);
    }

    private synchronized void turnedAway(InetAddress address, String why) {
        if (named.size() < NAMED_MAX && named.add(address)) {
            LOG.info(
                    "a stranger at {} was turned away, which is said once for each address: {}",
                    address.getHostAddress(),
                    why.substring(0, Math.min(why.length(), REASON_CHARS_MAX)));
        }
    }

    private synchronized void leave(Pass pass) {
        strangers.remove(pass);
    }
}
