package dev.roost.node.app;

import dev.roost.node.api.NodeException;
import dev.roost.node.api.Observer;
import dev.roost.node.api.RestoreReport;
import dev.roost.node.api.RestoreRequest;
import dev.roost.node.restore.Restore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** Brings photos of a library back into a folder, with the help of the devices that are there. Used by one thread, once. */
final class Restoration {
    private final Node node;
    private final LibraryNode library;
    private final Observer observer;

    Restoration(Node node, LibraryNode library, Observer observer) {
        this.node = node;
        this.library = library;
        this.observer = observer;
    }

    RestoreReport run(RestoreRequest request) throws IOException, InterruptedException, NodeException {
        long began = node.environment().time().monotonicMillis();
        Restore restore = new Restore(
                library.folds().index(),
                library.manifests().orElseThrow(),
                library.chunks()::find,
                library.library().keyring().sealer().orElseThrow(),
                node.threads().keepers());
        Path folder = Path.of(URI.create(request.to()));
        Restore.Photos chosen = new Selection(library).of(request);
        new Company(node, library, observer).await();
        RestoreReport report =
                Selection.isAll(request) ? restore.all(folder, observer) : restore.some(folder, chosen, observer);
        double seconds = (node.environment().time().monotonicMillis() - began) / 1_000.0;
        return new RestoreReport(
                report.photos(),
                report.resources(),
                report.bytes(),
                report.present(),
                report.renamed(),
                report.failed(),
                seconds);
    }
}
