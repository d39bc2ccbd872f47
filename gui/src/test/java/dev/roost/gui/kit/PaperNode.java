package dev.roost.gui.kit;

import dev.roost.node.api.DetailsReport;
import dev.roost.node.api.DeviceName;
import dev.roost.node.api.DevicesReport;
import dev.roost.node.api.FoldersReport;
import dev.roost.node.api.InitReport;
import dev.roost.node.api.InitRequest;
import dev.roost.node.api.JoinReport;
import dev.roost.node.api.JoinRequest;
import dev.roost.node.api.KeepReport;
import dev.roost.node.api.KeepRequest;
import dev.roost.node.api.NodeControl;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.Observer;
import dev.roost.node.api.PageReport;
import dev.roost.node.api.PageRequest;
import dev.roost.node.api.PairReport;
import dev.roost.node.api.PairRequest;
import dev.roost.node.api.PhotoControl;
import dev.roost.node.api.PhotoQuery;
import dev.roost.node.api.PhotosReport;
import dev.roost.node.api.PictureReport;
import dev.roost.node.api.PictureRequest;
import dev.roost.node.api.RestoreReport;
import dev.roost.node.api.RestoreRequest;
import dev.roost.node.api.StatusReport;
import dev.roost.node.api.TimelineReport;
import dev.roost.node.api.TrashReport;
import dev.roost.node.api.TrashRequest;
import dev.roost.node.api.VerifyReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A node on paper: it reports what stands there, and its commands go as they were told to. Safe for use by many threads. */
public final class PaperNode implements NodeControl {
    public volatile StatusReport status;
    public volatile PhotosReport photos = new PhotosReport(List.of());
    public volatile FoldersReport folders = new FoldersReport(List.of());
    public volatile Command<KeepRequest, KeepReport> keep = unwritten();
    public volatile Command<PairRequest, PairReport> pair = unwritten();
    public volatile Command<JoinRequest, JoinReport> join = unwritten();
    public volatile Command<RestoreRequest, RestoreReport> restore = unwritten();
    public volatile Command<Boolean, VerifyReport> verify = unwritten();
    public volatile PhotoControl album = new PaperAlbum(0);
    public volatile Optional<NodeException> broken = Optional.empty();
    private final List<Object> asked = new ArrayList<>();

    /** How a command goes. */
    @FunctionalInterface
    public interface Command<Q, A> {
        A run(Q request, Observer observer) throws NodeException;
    }

    public PaperNode(StatusReport status) {
        this.status = status;
    }

    /** What was asked of it so far. */
    public synchronized List<Object> asked() {
        return List.copyOf(asked);
    }

    private synchronized void note(Object request) throws NodeException {
        if (Thread.currentThread().getName().startsWith("JavaFX")) {
            throw new AssertionError("the window waits for a node: " + request);
        }
        if (broken.isPresent()) {
            throw broken.get();
        }
        asked.add(request);
    }

    private static <Q, A> Command<Q, A> unwritten() {
        return (request, observer) -> {
            throw new NodeException("usage", "On paper nothing was written for " + request);
        };
    }

    @Override
    public DeviceName device() throws NodeException {
        note("device");
        return status.device().orElseThrow();
    }

    @Override
    public InitReport init(InitRequest request) throws NodeException {
        note(request);
        return new InitReport(
                new DeviceName(
                        status.device().orElseThrow().id(), request.name().orElse("paper"), request.role()),
                Optional.of(Samples.LIBRARY),
                Optional.of(Samples.WORDS));
    }

    @Override
    public KeepReport keep(KeepRequest request, Observer observer) throws NodeException {
        note(request);
        return keep.run(request, observer);
    }

    @Override
    public PairReport pair(PairRequest request, Observer observer) throws NodeException {
        note(request);
        return pair.run(request, observer);
    }

    @Override
    public JoinReport join(JoinRequest request, Observer observer) throws NodeException {
        note(request);
        return join.run(request, observer);
    }

    @Override
    public StatusReport status() throws NodeException {
        note("status");
        return status;
    }

    @Override
    public DevicesReport devices() throws NodeException {
        note("devices");
        return new DevicesReport(status.devices());
    }

    @Override
    public FoldersReport folders() throws NodeException {
        note("folders");
        return folders;
    }

    @Override
    public FoldersReport stopWatching(String folder) throws NodeException {
        note("stop-watching " + folder);
        folders = new FoldersReport(folders.folders().stream()
                .map(f -> f.uri().equals(folder)
                        ? new FoldersReport.KeptFolderReport(f.uri(), f.path(), false, f.held(), f.there())
                        : f)
                .toList());
        return folders;
    }

    @Override
    public DeviceName rename(String name) throws NodeException {
        note("rename " + name);
        DeviceName old = status.device().orElseThrow();
        return new DeviceName(old.id(), name, old.role());
    }

    @Override
    public PhotosReport photos(PhotoQuery query) throws NodeException {
        note("photos");
        return photos;
    }

    @Override
    public RestoreReport restore(RestoreRequest request, Observer observer) throws NodeException {
        note(request);
        return restore.run(request, observer);
    }

    @Override
    public VerifyReport verify(Observer observer) throws NodeException {
        note("verify");
        return verify.run(true, observer);
    }

    @Override
    public TimelineReport timeline(PhotoQuery query) throws NodeException {
        note(query);
        return album.timeline(query);
    }

    @Override
    public PageReport page(PageRequest request) throws NodeException {
        note(request);
        return album.page(request);
    }

    @Override
    public DetailsReport photo(String id) throws NodeException {
        note(id);
        return album.photo(id);
    }

    @Override
    public PictureReport picture(PictureRequest request) throws NodeException {
        note(request);
        return album.picture(request);
    }

    @Override
    public TrashReport trash(TrashRequest request) throws NodeException {
        note(request);
        return album.trash(request);
    }

    @Override
    public TrashReport untrash(TrashRequest request) throws NodeException {
        note(request);
        return album.untrash(request);
    }

    @Override
    public void close() {}
}
