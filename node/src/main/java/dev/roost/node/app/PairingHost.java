package dev.roost.node.app;

import dev.roost.node.api.AllowQuestion;
import dev.roost.node.api.Observer;
import dev.roost.node.crypto.Identity;
import dev.roost.node.library.Library;
import dev.roost.node.pairing.Admission;
import dev.roost.node.pairing.HostPairing;
import dev.roost.node.pairing.Newcomer;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;

/** This device as the one that admits another to its library. */
final class PairingHost implements HostPairing.Host {

    private final Node node;
    private final LibraryNode library;
    private final Observer observer;

    PairingHost(Node node, LibraryNode library, Observer observer) {
        this.node = node;
        this.library = library;
        this.observer = observer;
    }

    @Override
    public Identity identity() {
        return node.home().identity();
    }

    @Override
    public String name() {
        return node.profile().name();
    }

    @Override
    public Library library() {
        return library.library();
    }

    @Override
    public SecureRandom random() {
        return node.environment().random();
    }

    @Override
    public boolean allow(AllowQuestion question) {
        return observer.allow(question);
    }

    @Override
    public void admit(Newcomer newcomer) throws IOException {
        if (library.library().roster().device(newcomer.keys().id()).isEmpty()) {
            Admission.sign(library.library(), newcomer, node.environment().random());
        } else if (!Optional.of(newcomer.name())
                .equals(library.folds().index().deviceName(newcomer.keys().id()))) {
            Admission.name(library.library(), newcomer);
        }
        library.settle();
        library.replicator().appended();
    }
}
