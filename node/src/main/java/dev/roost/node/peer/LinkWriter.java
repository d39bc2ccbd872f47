package dev.roost.node.peer;

import dev.roost.proto.codec.FrameHead;
import dev.roost.proto.codec.MessageEncoder;
import dev.roost.proto.message.Bye;
import dev.roost.proto.message.Delivery;
import dev.roost.proto.message.Message;
import dev.roost.proto.message.Pong;
import dev.roost.proto.model.Octets;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SslHandler;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One link's way out: messages at once, deliveries as far as the other side's credit goes and the socket takes them.
 * Whoever asks and does not read is given up before its answers fill the memory. Methods that say so may be called from
 * any thread, the others from the link's event loop.
 */
final class LinkWriter {
    private static final Logger LOG = LoggerFactory.getLogger(LinkWriter.class);

    /** Queued bytes below which there is room for deliveries again, if there were more. */
    private static final int QUEUED_LOW_BYTES = 2 * 1024 * 1024;

    /** Messages that wait for the other side to read: many times what one that reads ever leaves waiting. */
    private static final int UNREAD_BYTES_MAX = 4 * 1024 * 1024;

    /** The same for a side that has not proved to belong: many of those come at once. */
    private static final int UNREAD_BYTES_MAX_STRANGER = 64 * 1024;

    /** What a message that waits takes beside its bytes. */
    private static final int MESSAGE_BYTES_EXTRA = 256;

    private final Channel channel;
    private final Duration goodbye;
    private final Runnable drained;
    private final Outgoing out = new Outgoing();
    private final AtomicLong queued = new AtomicLong();
    private final AtomicLong unread = new AtomicLong();
    private volatile int unreadMax = UNREAD_BYTES_MAX_STRANGER;
    private Optional<Pong> nextPong = Optional.empty();
    private boolean pongWaits;
    private boolean crowded;

    /**
     * Prepares the way out.
     *
     * @param goodbye how long last words may take
     * @param drained runs when there is room for deliveries again after there was none
     */
    LinkWriter(Channel channel, Duration goodbye, Runnable drained) {
        this.channel = channel;
        this.goodbye = goodbye;
        this.drained = drained;
    }

    /** The other side has proved to belong: more may wait for it. From any thread. */
    void trust() {
        unreadMax = UNREAD_BYTES_MAX;
    }

    /** From any thread. */
    void send(Message message) {
        byte[] frame = frame(message);
        if (waits(frame)) {
            onLoop(() -> write(frame));
        }
    }

    /** Answers a sign of life; while an answer has not gone out, of all that come the last is answered. */
    void pong(Pong pong) {
        if (pongWaits) {
            nextPong = Optional.of(pong);
            return;
        }
        pongWaits = true;
        channel.writeAndFlush(Unpooled.wrappedBuffer(frame(pong))).addListener(written -> {
            pongWaits = false;
            Optional<Pong> next = nextPong;
            nextPong = Optional.empty();
            next.filter(n -> written.isSuccess()).ifPresent(this::pong);
        });
    }

    /** From any thread. */
    void deliver(Delivery kind, Octets name, byte[] bytes) {
        queued.addAndGet(bytes.length);
        onLoop(() -> {
            out.add(kind, name, bytes);
            crowded |= queued.get() >= QUEUED_LOW_BYTES;
            pump();
        });
    }

    /** Sends a message behind everything that was given to {@link #deliver} before. From any thread. */
    void sendAfterDeliveries(Message message) {
        byte[] frame = frame(message);
        if (waits(frame)) {
            onLoop(() -> {
                out.add(frame);
                pump();
            });
        }
    }

    /** Bytes that wait to go out. From any thread. */
    long queuedBytes() {
        return queued.get();
    }

    /** The other side takes more. */
    void credit(int bytes) {
        out.credit(bytes);
        pump();
    }

    /** Writes what may be written. */
    void pump() {
        boolean wrote = writeMessages();
        while (channel.isWritable() && out.canSend()) {
            Outgoing.Slice slice = out.next(head -> channel.write(Unpooled.wrappedBuffer(frame(head))));
            channel.write(slice.frame());
            queued.addAndGet(-slice.bytes());
            writeMessages();
            wrote = true;
        }
        if (wrote) {
            channel.flush();
        }
        if (crowded && queued.get() < QUEUED_LOW_BYTES) {
            crowded = false;
            drained.run();
        }
    }

    /**
     * Says why it ends and leaves the closing to the other side, for a while: to close at once could take the words back
     * while something of the other's is still on its way. From any thread.
     */
    void sayGoodbye(Bye last) {
        onLoop(() -> {
            channel.writeAndFlush(Unpooled.wrappedBuffer(frame(last)));
            closeAfter(goodbye);
        });
    }

    /** Says why, and closes. From the event loop. */
    void close(Bye last) {
        channel.writeAndFlush(Unpooled.wrappedBuffer(frame(last))).addListener(ChannelFutureListener.CLOSE);
        closeAfter(goodbye);
    }

    /** Runs a task on the link's event loop; nothing where that has ended. From any thread. */
    void onLoop(Runnable task) {
        try {
            channel.eventLoop().execute(task);
        } catch (RejectedExecutionException e) {
            LOG.trace("the network is closed", e);
        }
    }

    private void closeAfter(Duration wait) {
        channel.eventLoop().schedule(this::cut, wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Closes without TLS's own last word: whoever has not read so far would not read that either. */
    private void cut() {
        ChannelHandlerContext tls = channel.pipeline().context(SslHandler.class);
        if (tls == null) {
            channel.close();
        } else {
            tls.close();
        }
    }

    private boolean writeMessages() {
        Optional<byte[]> frame = out.nextMessage();
        boolean any = frame.isPresent();
        while (frame.isPresent()) {
            write(frame.get());
            frame = out.nextMessage();
        }
        return any;
    }

    /** Counts a message from now until it went out; returns whether so much may wait. */
    private boolean waits(byte[] frame) {
        if (unread.addAndGet(weight(frame)) <= unreadMax) {
            return true;
        }
        LOG.info("{} does not read what it is told and is given up", channel.remoteAddress());
        onLoop(this::cut);
        return false;
    }

    private void write(byte[] frame) {
        channel.writeAndFlush(Unpooled.wrappedBuffer(frame)).addListener(written -> unread.addAndGet(-weight(frame)));
    }

    private static int weight(byte[] frame) {
        return frame.length + MESSAGE_BYTES_EXTRA;
    }

    private static byte[] frame(Message message) {
        byte[] bytes = MessageEncoder.encode(message);
        byte[] head = FrameHead.control(bytes.length).encode();
        byte[] frame = Arrays.copyOf(head, head.length + bytes.length);
        System.arraycopy(bytes, 0, frame, head.length, bytes.length);
        return frame;
    }
}
