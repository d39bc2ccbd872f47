package dev.roost.node.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.node.api.AllowQuestion;
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
import dev.roost.node.api.NodeEvent;
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
import dev.roost.node.api.Problem;
import dev.roost.node.api.RestoreReport;
import dev.roost.node.api.RestoreRequest;
import dev.roost.node.api.StatusReport;
import dev.roost.node.api.TimelineReport;
import dev.roost.node.api.TrashReport;
import dev.roost.node.api.TrashRequest;
import dev.roost.node.api.VerifyReport;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The commands of a node in another process. Each command is a connection of its own. Safe for use by many threads. */
public final class RemoteControl implements NodeControl {
    /** Of one char of Java in UTF-8. */
    private static final int UTF8_BYTES_MAX = 3;

    private final Path socket;

    private RemoteControl(Path socket) {
        this.socket = socket;
    }

    /** The node that serves a socket, if one answers there. */
    public static Optional<RemoteControl> attach(Path socket) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return channel.isConnected() ? Optional.of(new RemoteControl(socket)) : Optional.empty();
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    @Override
    public DeviceName device() throws NodeException {
        return call("device", Map.of(), Observer.NONE, DeviceName.class);
    }

    @Override
    public InitReport init(InitRequest request) throws NodeException {
        return call("init", request, Observer.NONE, InitReport.class);
    }

    @Override
    public KeepReport keep(KeepRequest request, Observer observer) throws NodeException {
        return call("keep", request, observer, KeepReport.class);
    }

    @Override
    public PairReport pair(PairRequest request, Observer observer) throws NodeException {
        return call("pair", request, observer, PairReport.class);
    }

    @Override
    public JoinReport join(JoinRequest request, Observer observer) throws NodeException {
        return call("join", request, observer, JoinReport.class);
    }

    @Override
    public StatusReport status() throws NodeException {
        return call("status", Map.of(), Observer.NONE, StatusReport.class);
    }

    @Override
    public DevicesReport devices() throws NodeException {
        return call("devices", Map.of(), Observer.NONE, DevicesReport.class);
    }

    @Override
    public FoldersReport folders() throws NodeException {
        return call("folders", Map.of(), Observer.NONE, FoldersReport.class);
    }

    @Override
    public FoldersReport stopWatching(String folder) throws NodeException {
        return call("stop-watching", folder, Observer.NONE, FoldersReport.class);
    }

    @Override
    public DeviceName rename(String name) throws NodeException {
        return call("rename", name, Observer.NONE, DeviceName.class);
    }

    @Override
    public PhotosReport photos(PhotoQuery query) throws NodeException {
        return call("photos", query, Observer.NONE, PhotosReport.class);
    }

    @Override
    public RestoreReport restore(RestoreRequest request, Observer observer) throws NodeException {
        return call("restore", request, observer, RestoreReport.class);
    }

    @Override
    public VerifyReport verify(Observer observer) throws NodeException {
        return call("verify", Map.of(), observer, VerifyReport.class);
    }

    @Override
    public TimelineReport timeline(PhotoQuery query) throws NodeException {
        return call("timeline", query, Observer.NONE, TimelineReport.class);
    }

    @Override
    public PageReport page(PageRequest request) throws NodeException {
        return call("page", request, Observer.NONE, PageReport.class);
    }

    @Override
    public DetailsReport photo(String id) throws NodeException {
        return call("photo", id, Observer.NONE, DetailsReport.class);
    }

    @Override
    public PictureReport picture(PictureRequest request) throws NodeException {
        return call("picture", request, Observer.NONE, PictureReport.class);
    }

    @Override
    public TrashReport trash(TrashRequest request) throws NodeException {
        return call("trash", request, Observer.NONE, TrashReport.class);
    }

    @Override
    public TrashReport untrash(TrashRequest request) throws NodeException {
        return call("untrash", request, Observer.NONE, TrashReport.class);
    }

    /** Nothing is held open between commands. */
    @Override
    public void close() {}

    private <T> T call(String command, Object request, Observer observer, Class<T> type) throws NodeException {
        String asked = asked(command, request);
        try (Lines lines = new Lines(SocketChannel.open(UnixDomainSocketAddress.of(socket)))) {
            lines.write(asked);
            Cancelling cancelling = Cancelling.watch(observer, lines);
            try {
                return answer(lines, observer, type);
            } finally {
                cancelling.close();
            }
        } catch (IOException e) {
            throw new NodeException(
                    "node-gone", "The node that runs in this home does not answer: " + e.getMessage(), e);
        }
    }

    private static <T> T answer(Lines lines, Observer observer, Class<T> type) throws IOException, NodeException {
        for (Optional<String> line = lines.read(); line.isPresent(); line = lines.read()) {
            JsonNode node = Json.parse(line.get());
            if (node.has("result")) {
                return Json.read(node.get("result"), type);
            }
            if (node.has("error")) {
                Problem problem = Json.read(node.get("error"), Problem.class);
                throw new NodeException(problem.code(), problem.message());
            }
            hear(node, observer, lines);
        }
        throw new NodeException(
                "node-gone", "The node that runs in this home stopped before it was done. Start it again.");
    }

    private static String asked(String command, Object request) throws NodeException {
        String asked = Json.write(Map.of("do", command, "request", request));
        if (asked.length() > ControlServer.REQUEST_BYTES_MAX / UTF8_BYTES_MAX
                && asked.getBytes(StandardCharsets.UTF_8).length > ControlServer.REQUEST_BYTES_MAX) {
            throw new NodeException(
                    "too-many-photos", "These are too many photos at once. Choose at most 100,000, or choose by time.");
        }
        return asked;
    }

    private static void hear(JsonNode node, Observer observer, Lines lines) throws IOException {
        Optional<NodeEvent> event = Spectator.event(node);
        if (event.isPresent()) {
            observer.happened(event.get());
        } else if (node.has("ask")) {
            boolean allowed = observer.allow(Json.read(node.get("ask"), AllowQuestion.class));
            lines.write(Json.line("answer", allowed));
        }
    }
}
