package dev.roost.node.control;

import dev.roost.node.api.InitRequest;
import dev.roost.node.api.JoinRequest;
import dev.roost.node.api.KeepRequest;
import dev.roost.node.api.NodeControl;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.Observer;
import dev.roost.node.api.PageRequest;
import dev.roost.node.api.PairRequest;
import dev.roost.node.api.PhotoQuery;
import dev.roost.node.api.PictureRequest;
import dev.roost.node.api.Problem;
import dev.roost.node.api.RestoreRequest;
import dev.roost.node.api.TrashRequest;
import dev.roost.node.thread.Time;
import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves a node's commands to other processes of the same user: one connection is one command. The socket lies in a
 * folder that only its owner may enter. Its threads are its own, and daemons.
 */
public final class ControlServer implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);

    /** 100,000 photos by their ids are 6.7 MB; what is made of them is some 20 MB of a small node's 96. */
    static final int REQUEST_BYTES_MAX = 8 << 20;

    private final NodeControl control;
    private final Time time;
    private final Path path;
    private final ServerSocketChannel server;

    private ControlServer(NodeControl control, Time time, Path path, ServerSocketChannel server) {
        this.control = control;
        this.time = time;
        this.path = path;
        this.server = server;
    }

    /** Serves from now on. A socket that a killed process left behind is replaced: the home's lock is ours. */
    public static ControlServer start(NodeControl control, Time time, Path path) throws IOException {
        Files.deleteIfExists(path);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(path));
            // Its folder keeps others out before this line and after; the socket does so for itself too.
            if (Files.getFileStore(path).supportsFileAttributeView(PosixFileAttributeView.class)) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            }
        } catch (IOException e) {
            server.close();
            throw e;
        }
        ControlServer started = new ControlServer(control, time, path, server);
        daemon("roost-control", started::accept);
        return started;
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(path);
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel channel = server.accept();
                daemon("roost-command", () -> serve(channel));
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                LOG.warn("a command could not be received: {}", e.getMessage());
            }
        }
    }

    private void serve(SocketChannel channel) {
        try (Lines lines = new Lines(channel)) {
            Optional<Asked> request = Asked.read(lines.next(REQUEST_BYTES_MAX));
            if (request.isPresent()) {
                lines.write(answer(request.get(), lines));
            }
        } catch (IOException e) {
            LOG.debug("a command's connection broke: {}", e.getMessage());
        }
    }

    private String answer(Asked asked, Lines lines) throws IOException {
        Spectator spectator = new Spectator(lines, time);
        daemon("roost-answers", spectator::listen);
        try {
            return Json.line("result", run(asked, spectator));
        } catch (NodeException e) {
            return Json.line("error", new Problem(e.code(), e.sentence()));
        } catch (RuntimeException e) {
            LOG.error("a command failed", e);
            return Json.line(
                    "error", new Problem("failed", "Something unexpected went wrong; the log has the details."));
        }
    }

    private Object run(Asked asked, Observer observer) throws IOException, NodeException {
        return switch (asked.command()) {
            case "device" -> control.device();
            case "init" -> control.init(asked.as(InitRequest.class));
            case "keep" -> control.keep(asked.as(KeepRequest.class), observer);
            case "pair" -> control.pair(asked.as(PairRequest.class), observer);
            case "join" -> control.join(asked.as(JoinRequest.class), observer);
            case "status" -> control.status();
            case "devices" -> control.devices();
            case "folders" -> control.folders();
            case "stop-watching" -> control.stopWatching(asked.as(String.class));
            case "rename" -> control.rename(asked.as(String.class));
            case "photos" -> control.photos(asked.as(PhotoQuery.class));
            case "restore" -> control.restore(asked.as(RestoreRequest.class), observer);
            case "timeline" -> control.timeline(asked.as(PhotoQuery.class));
            case "page" -> control.page(asked.as(PageRequest.class));
            case "photo" -> control.photo(asked.as(String.class));
            case "picture" -> control.picture(asked.as(PictureRequest.class));
            case "trash" -> control.trash(asked.as(TrashRequest.class));
            case "untrash" -> control.untrash(asked.as(TrashRequest.class));
            case "verify" -> control.verify(observer);
            default -> throw new NodeException("usage", "The node that runs does not know this command: " + asked);
        };
    }

    private static void daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
