package dev.roost.node.peer;

import dev.roost.proto.message.Bye;
import dev.roost.proto.message.Deliver;
import dev.roost.proto.message.Message;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Hears a link and remembers what came. */
class Ear implements LinkListener {
    final List<Message> messages = new CopyOnWriteArrayList<>();
    final List<Deliver> deliveries = new CopyOnWriteArrayList<>();
    final AtomicLong bytes = new AtomicLong();
    final AtomicInteger drained = new AtomicInteger();
    final AtomicInteger closings = new AtomicInteger();
    private final CompletableFuture<Optional<Bye>> closed = new CompletableFuture<>();

    @Override
    public void message(Message message) throws java.io.IOException {
        messages.add(message);
    }

    @Override
    public void delivered(Deliver head, byte[] content) throws java.io.IOException {
        deliveries.add(head);
        bytes.addAndGet(content.length);
    }

    @Override
    public void drained() {
        drained.incrementAndGet();
    }

    @Override
    public void closed(Optional<Bye> bye) {
        closings.incrementAndGet();
        closed.complete(bye);
    }

    boolean isClosed() {
        return closed.isDone();
    }

    /** How the link ended; waits for it. */
    Optional<Bye> end() throws Exception {
        try {
            return closed.get(20, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("the link is still open", e);
        }
    }
}
