package dev.roost.node.app;

import dev.roost.node.api.DeviceName;
import dev.roost.node.api.JoinReport;
import dev.roost.node.api.NodeEvent;
import dev.roost.node.api.Observer;
import dev.roost.node.api.PairReport;
import dev.roost.node.crypto.DeviceIds;
import dev.roost.node.pairing.Newcomer;
import dev.roost.node.pairing.Paired;
import dev.roost.node.pairing.PairingException;
import dev.roost.node.pairing.PairingWindow;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.Role;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Shows a code and waits for one device that types it. Stateless but for the node. */
final class CodeShown {
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Node node;

    CodeShown(Node node) {
        this.node = node;
    }

    /** As the device that admits the other, if it has a library, else as the one that joins. */
    PairReport pair(Optional<Role> role, Observer observer) throws IOException, InterruptedException {
        node.goOnline();
        Optional<LibraryNode> library = node.memberLibrary();
        PairingWindow window = node.door().open(library, role, observer);
        try {
            if (library.isEmpty()) {
                observer.happened(new NodeEvent.Note(
                        "This device has no library: it joins that of the device on which the code is typed."));
            }
            observer.happened(new NodeEvent.Code(window.code(), Limits.PAIRING_SECONDS_MAX));
            waitFor(window, observer);
        } finally {
            node.door().close(window);
        }
        return report(outcome(window));
    }

    private static PairReport report(Paired paired) {
        if (paired instanceof Paired.Joined joined) {
            JoinReport report = Pairing.report(joined);
            return new PairReport(
                    new DeviceName(report.by().id(), report.by().name(), Reports.word(Role.MEMBER)),
                    Optional.of(report.joined()));
        }
        Newcomer newcomer = ((Paired.Admitted) paired).newcomer();
        return new PairReport(name(newcomer), Optional.empty());
    }

    static DeviceName name(Newcomer newcomer) {
        return new DeviceName(DeviceIds.text(newcomer.keys().id()), newcomer.name(), Reports.word(newcomer.role()));
    }

    /** Until somebody paired, the time is over, or whoever asked for it is gone. */
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

    /** A window that is shut has its outcome. */
    private static Paired outcome(PairingWindow window) throws IOException, InterruptedException {
        try {
            return window.outcome().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PairingException pairing) {
                throw pairing;
            }
            throw new IOException("pairing failed", e);
        }
    }
}
