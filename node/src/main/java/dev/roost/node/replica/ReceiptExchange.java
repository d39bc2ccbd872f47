package dev.roost.node.replica;

import dev.roost.node.library.Library;
import dev.roost.node.library.Receipts;
import dev.roost.proto.message.Delivery;
import dev.roost.proto.message.ReceiptMark;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.LogId;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.PassedReceipt;
import dev.roost.proto.model.Receipt;
import dev.roost.proto.model.Takes;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs what this device holds when it changes, and passes on everybody's newest receipt. Confined to the node thread.
 */
final class ReceiptExchange {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiptExchange.class);

    /** Changes within this time are signed for together. */
    private static final Duration SIGN_AFTER = Duration.ofMillis(300);

    private final Replica replica;
    private final Replicator replicator;
    private boolean due;

    ReceiptExchange(Replica replica, Replicator replicator) {
        this.replica = replica;
        this.replicator = replicator;
    }

    /** What the other side knows: it gets what is newer here. */
    void marks(Session session, List<ReceiptMark> marks) {
        if (marks.isEmpty()) {
            return;
        }
        Map<DeviceId, Long> known = new HashMap<>();
        marks.forEach(mark -> known.put(mark.device(), mark.counter()));
        for (Receipts.Kept kept : replica.receipts().all()) {
            Receipt receipt = kept.receipt();
            if (receipt.fields().counter() > known.getOrDefault(receipt.device(), 0L)) {
                deliver(session, receipt.device());
            }
        }
        marks.stream().filter(mark -> mark.device().equals(session.device())).forEach(this::confirmed);
    }

    /** A device told of its own newest receipt. */
    private void confirmed(ReceiptMark own) {
        replicator.threads.lane().execute(() -> {
            try {
                if (replica.receipts().confirmed(own.device(), own.counter())) {
                    replicator.threads.node().execute(replicator.events::changed);
                }
            } catch (IOException e) {
                LOG.warn("a receipt could not be confirmed: {}", e.getMessage());
            }
        });
    }

    /** Something changed that a receipt speaks of. */
    void due() {
        if (!due) {
            due = true;
            replicator.threads.node().after(SIGN_AFTER, this::signSoon);
        }
    }

    void arrived(Session session, byte[] bytes) throws IOException {
        PassedReceipt passed = PassedReceipt.parse(bytes);
        Receipt receipt = passed.receipt();
        replicator.threads.lane().execute(() -> {
            try {
                boolean firsthand = session.device().equals(receipt.device());
                if (firsthand
                        ? replica.receipts().accept(receipt)
                        : replica.receipts().accept(passed)) {
                    noteAcknowledged(receipt);
                    replicator.threads.node().execute(() -> accepted(session, receipt));
                }
            } catch (IOException e) {
                LOG.warn("a receipt from {} is not taken: {}", session.device(), e.getMessage());
            } finally {
                session.link().taken(bytes.length);
            }
        });
    }

    /** Whoever takes payload and signs for entries of ours has taken the photos in. On the lane. */
    private void noteAcknowledged(Receipt receipt) throws IOException {
        for (Receipt.Mark mark : receipt.fields().marks()) {
            LogId log = mark.head().log();
            if (log.device().equals(library().self()) && receipt.fields().takes() != Takes.INDEX) {
                replica.acks().acknowledged(log, mark.whole());
            }
        }
    }

    private void accepted(Session from, Receipt receipt) {
        for (Session session : replicator.sessions()) {
            if (!session.equals(from) && !session.device().equals(receipt.device())) {
                deliver(session, receipt.device());
            }
        }
        replicator.room.heard(receipt);
        if (from.device().equals(receipt.device())) {
            replicator.inventories.learn(from, receipt);
        }
        replicator.receiptArrived(receipt);
    }

    private void signSoon() {
        due = false;
        replicator.threads.lane().execute(() -> {
            try {
                Optional<Receipt> receipt = sign();
                receipt.ifPresent(r -> replicator.threads.node().execute(() -> signed(r)));
            } catch (IOException e) {
                LOG.warn("a receipt could not be signed: {}", e.getMessage());
            }
        });
    }

    /** Signs what is held now, if that is new. On the lane. */
    Optional<Receipt> sign() throws IOException {
        if (library().role().isEmpty()) {
            return Optional.empty();
        }
        List<Receipt.Mark> marks = replica.wholeness().marks();
        int flags = replicator.room.isFull() ? Receipt.FLAG_FULL : 0;
        return replica.receipts().issue(marks, replicator.oldestReadAt(), flags);
    }

    /** This device signed a receipt: everybody gets it. */
    void signed(Receipt receipt) {
        replicator.sessions().forEach(session -> deliver(session, receipt.device()));
        replicator.events.changed();
    }

    /**
     * Passes a device's newest receipt on, and how old it is here. Whoever is slow to take receipts gets each device's
     * newest, and not those between.
     */
    private void deliver(Session session, DeviceId signer) {
        session.answers().tell(signer, replicator.threads.node(), () -> deliverNow(session, signer));
    }

    private void deliverNow(Session session, DeviceId signer) {
        Receipts receipts = replica.receipts();
        receipts.of(signer)
                .map(kept -> PassedReceipt.of(kept.receipt(), receipts.ageSeconds(kept)))
                .ifPresent(passed ->
                        session.link().deliver(Delivery.RECEIPT, Octets.copyOf(signer.bytes()), passed.encode()));
    }

    private Library library() {
        return replica.library();
    }
}
