package dev.roost.node.app;

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
import dev.roost.node.api.LibraryName;
import dev.roost.node.api.NodeControl;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.Observer;
import dev.roost.node.api.PageReport;
import dev.roost.node.api.PageRequest;
import dev.roost.node.api.PairReport;
import dev.roost.node.api.PairRequest;
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
import dev.roost.node.crypto.RecoveryWords;
import dev.roost.proto.model.PhotoId;
import dev.roost.proto.model.Role;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The commands of a node in this process. Safe for use by many threads. */
public final class LocalControl implements NodeControl {
    private static final Logger LOG = LoggerFactory.getLogger(LocalControl.class);

    private final Node node;
    private final List<Closeable> doors = new CopyOnWriteArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    public LocalControl(Node node) {
        this.node = node;
    }

    /** A door by which others reach this node: it is shut before the node is closed. */
    public void opened(Closeable door) {
        doors.add(door);
    }

    /** The node itself, for whoever runs it. */
    public Node node() {
        return node;
    }

    @Override
    public DeviceName device() throws NodeException {
        return Deed.run(() -> new Reports(node).device());
    }

    @Override
    public InitReport init(InitRequest request) throws NodeException {
        Role role = role(request.role());
        return Deed.run(() -> {
            if (!node.libraries().isEmpty() || node.profile().role().isPresent()) {
                throw new NodeException(
                        "already-initialised",
                        "This home was set up before: " + node.path()
                                + ". Use it as it is, or choose another with --home.");
            }
            node.profile().setUp(request.name(), role);
            if (role == Role.STORAGE) {
                node.home().storage().sync();
                return new InitReport(new Reports(node).device(), Optional.empty(), Optional.empty());
            }
            RecoveryWords words = RecoveryWords.random(node.environment().random());
            LibraryNode library = node.found(words);
            return new InitReport(
                    new Reports(node).device(),
                    Optional.of(new LibraryName(library.id().hex())),
                    Optional.of(words.words()));
        });
    }

    @Override
    public KeepReport keep(KeepRequest request, Observer observer) throws NodeException {
        LibraryNode library = member("keep photos");
        return Deed.run(() -> new Keeping(node, library, observer).keep(request));
    }

    @Override
    public PairReport pair(PairRequest request, Observer observer) throws NodeException {
        Optional<Role> role = optionalRole(request.role());
        return Deed.run(() -> new CodeShown(node).pair(role, observer));
    }

    @Override
    public JoinReport join(JoinRequest request, Observer observer) throws NodeException {
        Optional<Role> role = optionalRole(request.role());
        return Deed.run(() -> new Pairing(node).join(request, role, observer));
    }

    @Override
    public StatusReport status() throws NodeException {
        return Deed.run(() -> new Reports(node).status());
    }

    @Override
    public DevicesReport devices() throws NodeException {
        return Deed.run(() -> new DevicesReport(new Reports(node).devices()));
    }

    @Override
    public FoldersReport folders() throws NodeException {
        LibraryNode library = member("keep folders");
        return Deed.run(() -> new DeviceSettings(node, library).folders());
    }

    @Override
    public FoldersReport stopWatching(String folder) throws NodeException {
        LibraryNode library = member("keep folders");
        return Deed.run(() -> {
            DeviceSettings settings = new DeviceSettings(node, library);
            settings.stopWatching(folder);
            return settings.folders();
        });
    }

    @Override
    public DeviceName rename(String name) throws NodeException {
        LibraryNode library = member("tell the others a new name");
        return Deed.run(() -> {
            new DeviceSettings(node, library).rename(name);
            return new Reports(node).device();
        });
    }

    @Override
    public PhotosReport photos(PhotoQuery query) throws NodeException {
        LibraryNode library = member("list photos");
        return Deed.run(() -> new PhotosReport(new PhotoList(library).of(Queries.of(query))));
    }

    @Override
    public TimelineReport timeline(PhotoQuery query) throws NodeException {
        LibraryNode library = member("show photos");
        return Deed.run(() -> new Album(node, library).timeline(query));
    }

    @Override
    public PageReport page(PageRequest request) throws NodeException {
        LibraryNode library = member("show photos");
        return Deed.run(() -> new Album(node, library).page(request));
    }

    @Override
    public DetailsReport photo(String id) throws NodeException {
        LibraryNode library = member("show photos");
        return Deed.run(() -> new Album(node, library).photo(id));
    }

    @Override
    public PictureReport picture(PictureRequest request) throws NodeException {
        LibraryNode library = member("show photos");
        return Deed.run(() -> new Pictures(library).of(request));
    }

    @Override
    public TrashReport trash(TrashRequest request) throws NodeException {
        LibraryNode library = member("put photos into the trash");
        return Deed.run(() -> {
            List<PhotoId> photos = PhotoChoice.photos(library, request.photos());
            return new TrashReport(library.trashing(can -> can.trash(photos)));
        });
    }

    @Override
    public TrashReport untrash(TrashRequest request) throws NodeException {
        LibraryNode library = member("take photos out of the trash");
        return Deed.run(() -> {
            List<PhotoId> photos = PhotoChoice.photos(library, request.photos());
            return new TrashReport(library.trashing(can -> can.untrash(photos)));
        });
    }

    @Override
    public RestoreReport restore(RestoreRequest request, Observer observer) throws NodeException {
        LibraryNode library = member("restore photos");
        return Deed.run(() -> new Restoration(node, library, observer).run(request));
    }

    @Override
    public VerifyReport verify(Observer observer) throws NodeException {
        if (node.isAlone()) {
            throw noLibrary("verify anything");
        }
        return Deed.run(() -> new Verification(node, observer).run());
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        for (Closeable door : doors) {
            try {
                door.close();
            } catch (IOException e) {
                LOG.debug("a door did not shut", e);
            }
        }
        node.close();
    }

    private LibraryNode member(String deed) throws NodeException {
        Optional<LibraryNode> library = node.memberLibrary();
        if (library.isPresent()) {
            return library.get();
        }
        if (node.isAlone()) {
            throw noLibrary(deed);
        }
        throw new NodeException(
                "storage-device",
                "This is a storage device: it holds sealed copies and no keys, so it cannot " + deed
                        + ". Do that on a member of the library.");
    }

    private static NodeException noLibrary(String deed) {
        return new NodeException(
                "no-library",
                "This device belongs to no library yet, so it cannot " + deed
                        + ". Begin one with 'roost init', or join one with 'roost join'.");
    }

    private static Optional<Role> optionalRole(Optional<String> word) throws NodeException {
        return word.isEmpty() ? Optional.empty() : Optional.of(role(word.get()));
    }

    private static Role role(String word) throws NodeException {
        return switch (word) {
            case "member" -> Role.MEMBER;
            case "storage" -> Role.STORAGE;
            default -> throw new NodeException("usage", "A role is 'member' or 'storage', not '" + word + "'.");
        };
    }
}
