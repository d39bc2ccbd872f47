package dev.roost.node.app;

import dev.roost.node.api.AllowQuestion;
import dev.roost.node.api.NodeEvent;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.Observer;
import dev.roost.node.api.PairReport;
import dev.roost.node.api.PairRequest;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Somebody at a device: reads the code on its screen and answers its question. */
final class Person implements Observer {
    private final Predicate<AllowQuestion> answer;
    private final CompletableFuture<String> code = new CompletableFuture<>();
    private final CompletableFuture<AllowQuestion> asked = new CompletableFuture<>();

    private volatile boolean gone;

    Person(Predicate<AllowQuestion> answer) {
        this.answer = answer;
    }

    static Person whoSays(boolean yes) {
        return new Person(question -> yes);
    }

    @Override
    public void happened(NodeEvent event) {
        if (event instanceof NodeEvent.Code shown) {
            code.complete(shown.code());
        }
    }

    @Override
    public boolean allow(AllowQuestion question) {
        asked.complete(question);
        return answer.test(question);
    }

    /** The question, once it was asked. */
    AllowQuestion question() throws Exception {
        return asked.get(20, TimeUnit.SECONDS);
    }

    /** Goes away, as after Ctrl-C. */
    void leave() {
        gone = true;
    }

    @Override
    public boolean cancelled() {
        return gone;
    }

    boolean wasAsked() {
        return asked.isDone();
    }

    /** Runs {@code pair} at a device, as this person. */
    Hosting host(LocalControl device, Optional<String> role) {
        CompletableFuture<PairReport> outcome = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        outcome.complete(device.pair(new PairRequest(role), this));
                    } catch (NodeException | RuntimeException e) {
                        outcome.completeExceptionally(e);
                        code.completeExceptionally(e);
                    }
                },
                "test-host");
        thread.setDaemon(true);
        thread.start();
        return new Hosting(code, outcome);
    }

    /** A {@code pair} under way. */
    record Hosting(CompletableFuture<String> shown, CompletableFuture<PairReport> outcome) {
        String code() throws Exception {
            return shown.get(20, TimeUnit.SECONDS);
        }

        PairReport report() throws Exception {
            return outcome.get(20, TimeUnit.SECONDS);
        }

        NodeException failure() throws Exception {
            try {
                throw new AssertionError("it went well: " + report());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof NodeException refused) {
                    return refused;
                }
                throw e;
            }
        }
    }
}
