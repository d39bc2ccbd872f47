package dev.roost.node.cli;

import dev.roost.node.api.AllowQuestion;
import dev.roost.node.api.InitRequest;
import dev.roost.node.api.JoinRequest;
import dev.roost.node.api.KeepReport;
import dev.roost.node.api.KeepRequest;
import dev.roost.node.api.NodeEvent;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.Observer;
import dev.roost.node.api.PairRequest;
import dev.roost.node.api.RestoreReport;
import dev.roost.node.api.RestoreRequest;
import dev.roost.node.api.StatusReport;
import dev.roost.node.api.VerifyReport;
import dev.roost.node.app.LocalControl;
import dev.roost.node.app.Node;
import dev.roost.node.app.NodeSettings;
import dev.roost.node.thread.Time;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Two nodes on this computer, one of them a storage device without keys: they find each other over the loopback
 * interface, pair, and one keeps, copies, verifies and restores a folder. Used by one thread, once.
 */
final class Trial {
    private static final long PAIR_SECONDS_MAX = 60;

    private final Path folder;
    private final Path place;
    private final Time time;
    private final Observer observer;

    /** What it came to, key by key as in JSON. */
    record Report(
            Found found,
            boolean paired,
            KeepReport kept,
            Copied copied,
            VerifyReport verified,
            RestoreReport restored,
            boolean identical,
            boolean plaintextFoundOnStorageDevice,
            List<String> differences,
            Optional<String> plaintext) {}

    /** How the nodes found each other. */
    record Found(String by, long millis) {}

    /** What the storage device holds then. */
    record Copied(long chunks, long bytes, double seconds) {}

    /**
     * Prepares a trial.
     *
     * @param folder what to keep; it is only read
     * @param place an empty folder for homes and what is restored
     */
    Trial(Path folder, Path place, Time time, Observer observer) {
        this.folder = folder;
        this.place = place;
        this.time = time;
        this.observer = observer;
    }

    Report run() throws NodeException, IOException, InterruptedException {
        LocalControl storage = new LocalControl(open("storage device"));
        LocalControl member = new LocalControl(open("member"));
        Found found;
        KeepReport kept;
        Copied copied;
        VerifyReport verified;
        RestoreReport restored;
        try {
            storage.init(new InitRequest(Optional.of("storage device"), "storage"));
            storage.node().run();
            member.init(new InitRequest(Optional.of("member"), "member"));
            member.node().run();
            found = pair(member, storage);
            long began = time.monotonicMillis();
            kept = member.keep(new KeepRequest(List.of(folder.toUri().toASCIIString()), true, false, true), observer);
            copied = copied(storage.status(), (time.monotonicMillis() - began) / 1_000.0);
            verified = storage.verify(observer);
            restored = member.restore(
                    new RestoreRequest(place.resolve("restored").toUri().toASCIIString(), List.of()), observer);
        } finally {
            member.close();
            storage.close();
        }
        observer.happened(new NodeEvent.Note("Comparing every file."));
        TreeComparison comparison = new TreeComparison(folder, restoredFolder(), kept);
        List<String> differences = comparison.differences();
        observer.happened(new NodeEvent.Note("Searching the storage device for anything readable."));
        Optional<PlaintextSearch.Leak> leak = search(comparison);
        return new Report(
                found,
                true,
                kept,
                copied,
                verified,
                restored,
                differences.isEmpty(),
                leak.isPresent(),
                differences,
                leak.map(l -> l.what() + " in " + place.relativize(l.where())));
    }

    private Node open(String name) throws IOException {
        InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return Node.open(new NodeSettings(place.resolve(name), Optional.of(loopback), true), Version.PROGRAM);
    }

    private Path restoredFolder() {
        return place.resolve("restored").resolve(String.valueOf(folder.getFileName()));
    }

    private Found pair(LocalControl member, LocalControl storage) throws NodeException, InterruptedException {
        CompletableFuture<String> code = new CompletableFuture<>();
        Says host = new Says(observer, code);
        CompletableFuture<Optional<NodeException>> hosting = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        member.pair(new PairRequest(Optional.of("storage")), host);
                        hosting.complete(Optional.empty());
                    } catch (NodeException e) {
                        hosting.complete(Optional.of(e));
                        code.completeExceptionally(e);
                    }
                },
                "roost-try-pair");
        thread.setDaemon(true);
        thread.start();
        try {
            Says guest = new Says(observer, new CompletableFuture<>());
            storage.join(
                    new JoinRequest(
                            code.get(PAIR_SECONDS_MAX, TimeUnit.SECONDS), Optional.empty(), Optional.of("storage")),
                    guest);
            Optional<NodeException> failed = hosting.get(PAIR_SECONDS_MAX, TimeUnit.SECONDS);
            if (failed.isPresent()) {
                throw failed.get();
            }
            return guest.found();
        } catch (ExecutionException | TimeoutException e) {
            throw new NodeException("pairing-failed", "The two nodes did not pair: " + e.getMessage(), e);
        }
    }

    private static Copied copied(StatusReport storage, double seconds) {
        return new Copied(storage.chunks(), storage.bytes(), seconds);
    }

    private Optional<PlaintextSearch.Leak> search(TreeComparison comparison) throws IOException, NodeException {
        // A home that never saw the folder tells which texts are the program's own.
        LocalControl control = new LocalControl(open("control"));
        control.init(new InitRequest(Optional.of("storage device"), "storage"));
        control.close();
        PlaintextSearch search =
                new PlaintextSearch(comparison.files(), comparison.names(), Set.of(place.resolve("control")));
        return search.in(place.resolve("storage device"));
    }

    /** Says yes, and remembers what it hears. */
    private static final class Says implements Observer {
        private final Observer observer;
        private final CompletableFuture<String> code;
        private volatile Found found = new Found("none", 0);

        Says(Observer observer, CompletableFuture<String> code) {
            this.observer = observer;
            this.code = code;
        }

        Found found() {
            return found;
        }

        @Override
        public void happened(NodeEvent event) {
            if (event instanceof NodeEvent.Code shown) {
                code.complete(shown.code());
            } else if (event instanceof NodeEvent.Found sighted) {
                found = new Found(sighted.by(), sighted.millis());
            } else {
                observer.happened(event);
            }
        }

        @Override
        public boolean allow(AllowQuestion question) {
            return true;
        }
    }
}
