package dev.roost.node.app;

import dev.roost.node.api.DeviceName;
import dev.roost.node.api.JoinReport;
import dev.roost.node.api.JoinRequest;
import dev.roost.node.api.NodeEvent;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.Observer;
import dev.roost.node.crypto.DeviceIds;
import dev.roost.node.pairing.GuestPairing;
import dev.roost.node.pairing.Newcomer;
import dev.roost.node.pairing.Paired;
import dev.roost.node.pairing.PairingException;
import dev.roost.node.peer.PeerLink;
import dev.roost.node.thread.Time;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Types the code that another device shows. Stateless but for the node. */
final class Pairing {
    private static final long FIND_SECONDS_MAX = 30;
    private static final long CONNECT_SECONDS_MAX = 10;

    /** Where the code was not meant for the first device that waits, others are looked for this long. */
    private static final long OTHERS_MILLIS_MAX = 3_000;

    /** Each device that a code is tried at may guess it once: no more guesses than one device is given. */
    private static final int DEVICES_MAX = Limits.PAIRING_TRIES_MAX;

    private static final Set<String> MEANT_FOR_ANOTHER = Set.of("wrong-code", "no-pairing", "pairing-busy");

    /** Both people have to say yes, and the joining device's window may be as long as the other's. */
    private static final long ANSWER_SECONDS_MAX = Limits.PAIRING_SECONDS_MAX + 10L;

    /** After joining, the first session is waited for this long, so that both sides know each other at once. */
    private static final long MEET_MILLIS_MAX = 5_000;

    private static final Duration LOOK = Duration.ofMillis(50);

    private final Node node;

    Pairing(Node node) {
        this.node = node;
    }

    JoinReport join(JoinRequest request, Optional<Role> role, Observer observer)
            throws IOException, InterruptedException, NodeException {
        String code = digits(request.code());
        Presence presence = node.goOnline();
        Caller caller = new Caller(code, role, observer);
        Met met = request.address().isPresent()
                ? caller.meet(connect(presence, address(request.address().get())))
                : find(presence, caller, observer);
        if (met.paired() instanceof Paired.Joined joined) {
            awaitSession(joined.admission().library(), joined.by().keys().id());
            return report(joined);
        }
        return admitted(((Paired.Admitted) met.paired()).newcomer(), met.at());
    }

    static JoinReport report(Paired.Joined joined) {
        return new JoinReport(
                new JoinReport.Joined(
                        joined.admission().library().hex(),
                        Reports.word(joined.admission().role())),
                new JoinReport.By(
                        DeviceIds.text(joined.by().keys().id()),
                        DeviceProfile.clean(joined.by().name())),
                Optional.empty());
    }

    private JoinReport admitted(Newcomer newcomer, InetSocketAddress at) throws IOException, InterruptedException {
        LibraryNode library = node.memberLibrary().orElseThrow();
        node.met(library, Joining.address(newcomer.keys().id(), at));
        awaitSession(library.id(), newcomer.keys().id());
        DeviceName self = new Reports(node).device();
        return new JoinReport(
                new JoinReport.Joined(library.id().hex(), Reports.word(newcomer.role())),
                new JoinReport.By(self.id(), self.name()),
                Optional.of(CodeShown.name(newcomer)));
    }

    private void awaitSession(LibraryId id, DeviceId device) throws InterruptedException {
        LibraryNode library = node.library(id).orElseThrow();
        Time time = node.environment().time();
        long began = time.monotonicMillis();
        while (!library.online().contains(device) && time.monotonicMillis() - began < MEET_MILLIS_MAX) {
            time.pause(LOOK);
        }
    }

    /** Eight digits, however they were typed: with spaces, dashes, or in another script's digits. */
    private static String digits(String typed) throws NodeException {
        StringBuilder digits = new StringBuilder();
        Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .codePoints()
                .filter(c -> !Character.isWhitespace(c) && c != '-')
                .forEach(c -> digits.appendCodePoint(Character.digit(c, 10) < 0 ? c : '0' + Character.digit(c, 10)));
        if (!digits.toString().matches("[0-9]{" + Limits.PAIRING_CODE_DIGITS + "}")) {
            throw new NodeException(
                    "wrong-code",
                    "A pairing code has " + Limits.PAIRING_CODE_DIGITS + " digits. Type the one that the"
                            + " other device shows.");
        }
        return digits.toString();
    }

    /** What came of a conversation, and where it was held. */
    private record Met(Paired paired, InetSocketAddress at) {}

    /** Several devices may wait at a time, in one house or in two: the code is for one of them. */
    private Met find(Presence presence, Caller caller, Observer observer)
            throws IOException, InterruptedException, NodeException {
        WaitingDevices waiting = new WaitingDevices(
                presence,
                node.home().identity().id(),
                node.environment().time(),
                address -> connect(presence, address),
                observer);
        observer.happened(new NodeEvent.Note("Looking for a device that shows a code."));
        Optional<PeerLink> link = waiting.next(1_000 * FIND_SECONDS_MAX);
        Optional<PairingException> first = Optional.empty();
        for (int tried = 1; link.isPresent(); tried++) {
            try {
                return caller.meet(link.get());
            } catch (PairingException e) {
                if (!MEANT_FOR_ANOTHER.contains(e.code())) {
                    throw e;
                }
                first = first.isPresent() ? first : Optional.of(e);
                link = tried < DEVICES_MAX ? waiting.next(OTHERS_MILLIS_MAX) : Optional.empty();
            }
        }
        if (first.isPresent()) {
            throw first.get();
        }
        throw new NodeException(
                "no-pairing",
                "No device on this network shows a code. Run 'roost pair' on the other device, or give its"
                        + " address: roost join --address HOST:PORT.");
    }

    private static PeerLink connect(Presence presence, InetSocketAddress address)
            throws IOException, InterruptedException {
        try {
            return presence.network().connect(address, "roost.invalid").get(CONNECT_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new PairingException(
                    "no-connection",
                    "No Roost device answers at " + address.getHostString() + ":" + address.getPort()
                            + ". Check the address, and that both are on the same network.");
        }
    }

    private static InetSocketAddress address(String text) throws NodeException {
        int colon = text.lastIndexOf(':');
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            return new InetSocketAddress(InetAddress.getByName(text.substring(0, Math.max(0, colon))), port);
        } catch (IllegalArgumentException | UnknownHostException e) {
            throw new NodeException("usage", "An address is HOST:PORT, and this is none: " + text);
        }
    }

    /** Tries one code at devices that answer. */
    private final class Caller {
        private final String code;
        private final Optional<Role> role;
        private final Observer observer;

        Caller(String code, Optional<Role> role, Observer observer) {
            this.code = code;
            this.role = role;
            this.observer = observer;
        }

        Met meet(PeerLink link) throws IOException, InterruptedException {
            InetSocketAddress at = link.remote();
            GuestPairing pairing =
                    new GuestPairing(link, node.waitingLane(), code, PairingParty.typing(node, role, observer, at));
            CompletableFuture<Paired> outcome = pairing.begin();
            try {
                return new Met(outcome.get(ANSWER_SECONDS_MAX, TimeUnit.SECONDS), at);
            } catch (TimeoutException e) {
                pairing.giveUp();
                return new Met(done(outcome), at);
            } catch (ExecutionException e) {
                return new Met(done(outcome), at);
            }
        }

        private Paired done(CompletableFuture<Paired> outcome) throws IOException, InterruptedException {
            try {
                return outcome.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof PairingException pairing) {
                    throw pairing;
                }
                throw new IOException("pairing failed", e);
            }
        }
    }
}
