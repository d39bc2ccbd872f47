package dev.roost.node.app;

import dev.roost.discovery.Sighting;
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
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The two commands by which a device joins a library. Stateless but for the node. */
final class Pairing {
    private static final long FIND_SECONDS_MAX = 30;
    private static final long CONNECT_SECONDS_MAX = 10;

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
        PeerLink link = request.address().isPresent()
                ? connect(presence, address(request.address().get()))
                : find(presence, observer);
        CompletableFuture<GuestPairing.Joined> outcome =
                new GuestPairing(link, node.waitingLane(), code, guest).begin();
        InetSocketAddress remote = link.remote();
        GuestPairing.Joined joined = await(outcome, 1_000 * ANSWER_SECONDS_MAX, "pairing-expired");
        LibraryNode library = node.join(joined, Optional.of(remote));
        if (node.profile().role().isEmpty()) {
            node.profile().setUp(Optional.empty(), joined.admission().role());
        }
        meet(library);
        return new JoinReport(
                new JoinReport.Joined(
                        library.id().hex(), Reports.word(joined.admission().role())),
                new JoinReport.By(
                        DeviceIds.text(joined.by().keys().id()),
                        DeviceProfile.clean(joined.by().name())));
    }

    private void meet(LibraryNode library) throws InterruptedException {
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

    private PeerLink find(Presence presence, Observer observer)
            throws IOException, InterruptedException, NodeException {
        Time time = node.environment().time();
        long began = time.monotonicMillis();
        BlockingQueue<Sighting> sightings = new LinkedBlockingQueue<>();
        presence.listenForPairing(sightings::add);
        observer.happened(new NodeEvent.Note("Looking for a device that waits to be joined."));
        Set<InetSocketAddress> tried = new HashSet<>();
        long left = 1_000 * FIND_SECONDS_MAX;
        while (left > 0 && !observer.cancelled()) {
            Sighting sighting = sightings.poll(left, TimeUnit.MILLISECONDS);
            if (sighting != null && tried.add(sighting.address())) {
                Optional<PeerLink> link = tryConnect(presence, sighting.address());
                if (link.isPresent()) {
                    long millis = time.monotonicMillis() - began;
                    observer.happened(new NodeEvent.Found(
                            sighting.how().word(),
                            millis,
                            Optional.of(DeviceIds.shortText(link.get().device()))));
                    return link.get();
                }
            }
            left = 1_000 * FIND_SECONDS_MAX - (time.monotonicMillis() - began);
        }
        throw new NodeException(
                "no-pairing",
                "No device on this network waits to be joined. Run 'roost pair' on a device that has the library, or"
                        + " give its address: roost join --address HOST:PORT.");
    }

    private Optional<PeerLink> tryConnect(Presence presence, InetSocketAddress address) throws InterruptedException {
        try {
            return Optional.of(connect(presence, address));
        } catch (IOException e) {
            return Optional.empty();
        }
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
