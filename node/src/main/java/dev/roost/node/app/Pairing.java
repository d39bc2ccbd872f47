package dev.roost.node.app;

import dev.roost.node.api.AllowQuestion;
import dev.roost.node.api.DeviceName;
import dev.roost.node.api.JoinReport;
import dev.roost.node.api.JoinRequest;
import dev.roost.node.api.NodeEvent;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.Observer;
import dev.roost.node.api.PairReport;
import dev.roost.node.crypto.DeviceIds;
import dev.roost.node.crypto.Identity;
import dev.roost.node.pairing.GuestPairing;
import dev.roost.node.pairing.Newcomer;
import dev.roost.node.pairing.PairingException;
import dev.roost.node.pairing.PairingWindow;
import dev.roost.node.peer.PeerLink;
import dev.roost.node.thread.Time;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The two commands by which a device joins a library. Stateless but for the node. */
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

    PairReport pair(LibraryNode library, Optional<Role> role, Observer observer)
            throws IOException, InterruptedException {
        node.goOnline();
        PairingWindow window = node.openWindow(library, role, observer);
        try {
            observer.happened(new NodeEvent.Code(window.code(), Limits.PAIRING_SECONDS_MAX));
            waitFor(window, observer);
        } finally {
            node.closeWindow(window);
        }
        Newcomer newcomer = await(window.outcome(), 1, "pairing-expired");
        return new PairReport(
                new DeviceName(DeviceIds.text(newcomer.keys().id()), newcomer.name(), Reports.word(newcomer.role())));
    }

    /** Until somebody joined, the time is over, or whoever asked for it is gone. */
    private static void waitFor(PairingWindow window, Observer observer) throws InterruptedException {
        while (!window.outcome().isDone() && window.millisLeft() > 0 && !observer.cancelled()) {
            try {
                window.outcome().get(Math.min(LOOK.toMillis(), window.millisLeft()), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                window.look();
            } catch (ExecutionException e) {
                return;
            }
        }
    }

    JoinReport join(JoinRequest request, Optional<Role> role, Observer observer)
            throws IOException, InterruptedException, NodeException {
        String code = digits(request.code());
        if (node.memberLibrary().isPresent()) {
            throw new NodeException(
                    "has-library",
                    "This device already belongs to a library, and a member serves one. To join another, use a fresh"
                            + " home: --home FOLDER.");
        }
        Presence presence = node.goOnline();
        Optional<Role> wish = role.isPresent() ? role : node.profile().role();
        Guest guest = new Guest(wish, observer);
        Met met = request.address().isPresent()
                ? meet(connect(presence, address(request.address().get())), code, guest)
                : find(presence, code, guest, observer);
        GuestPairing.Joined joined = met.joined();
        LibraryNode library = node.join(joined, Optional.of(met.at()));
        if (node.profile().role().isEmpty()) {
            node.profile().setUp(Optional.empty(), joined.admission().role());
        }
        awaitSession(library);
        return new JoinReport(
                new JoinReport.Joined(
                        library.id().hex(), Reports.word(joined.admission().role())),
                new JoinReport.By(
                        DeviceIds.text(joined.by().keys().id()),
                        DeviceProfile.clean(joined.by().name())));
    }

    private void awaitSession(LibraryNode library) throws InterruptedException {
        Time time = node.environment().time();
        long began = time.monotonicMillis();
        while (library.online().isEmpty() && time.monotonicMillis() - began < MEET_MILLIS_MAX) {
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
    private record Met(GuestPairing.Joined joined, InetSocketAddress at) {}

    private Met meet(PeerLink link, String code, Guest guest) throws IOException, InterruptedException {
        CompletableFuture<GuestPairing.Joined> outcome =
                new GuestPairing(link, node.waitingLane(), code, guest).begin();
        InetSocketAddress at = link.remote();
        return new Met(await(outcome, 1_000 * ANSWER_SECONDS_MAX, "pairing-expired"), at);
    }

    /** Several devices may wait at a time, in one house or in two: the code is for one of them. */
    private Met find(Presence presence, String code, Guest guest, Observer observer)
            throws IOException, InterruptedException, NodeException {
        WaitingDevices waiting = new WaitingDevices(
                presence, node.environment().time(), address -> connect(presence, address), observer);
        observer.happened(new NodeEvent.Note("Looking for a device that waits to be joined."));
        Optional<PeerLink> link = waiting.next(1_000 * FIND_SECONDS_MAX);
        Optional<PairingException> first = Optional.empty();
        for (int tried = 1; link.isPresent(); tried++) {
            try {
                return meet(link.get(), code, guest);
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
                "No device on this network waits to be joined. Run 'roost pair' on a device that has the library, or"
                        + " give its address: roost join --address HOST:PORT.");
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

    private static <T> T await(CompletableFuture<T> outcome, long millis, String late)
            throws IOException, InterruptedException {
        try {
            return outcome.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new PairingException(late, "No device joined in time. Run 'roost pair' again for a new code.");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PairingException pairing) {
                throw pairing;
            }
            throw new IOException("pairing failed", e);
        }
    }

    /** This device as the one that joins. */
    private final class Guest implements GuestPairing.Guest {
        private final Optional<Role> role;
        private final Observer observer;
        private final String name;

        Guest(Optional<Role> role, Observer observer) throws IOException {
            this.role = role;
            this.observer = observer;
            this.name = node.profile().name();
        }

        @Override
        public Identity identity() {
            return node.home().identity();
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Optional<Role> role() {
            return role;
        }

        @Override
        public SecureRandom random() {
            return node.environment().random();
        }

        @Override
        public Optional<Role> roleIn(LibraryId library) {
            return node.library(library).flatMap(known -> known.library().role());
        }

        @Override
        public boolean allow(AllowQuestion question) {
            return observer.allow(question);
        }
    }
}
