package dev.roost.node.app;

import dev.roost.node.api.NodeException;
import dev.roost.node.pairing.PairingException;
import dev.roost.storage.StoreFullException;
import java.io.IOException;

/** What a command does. */
@FunctionalInterface
interface Deed<T> {
    T perform() throws IOException, InterruptedException, NodeException;

    /** Performs a deed; what stops it is told in a sentence, under a code. */
    static <T> T run(Deed<T> deed) throws NodeException {
        try {
            return deed.perform();
        } catch (PairingException e) {
            throw new NodeException(e.code(), e.sentence(), e);
        } catch (StoreFullException e) {
            throw new NodeException("disk-full", String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new NodeException("failed", FileTrouble.sentence(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NodeException("stopped", "It was stopped before it was done.", e);
        }
    }
}
