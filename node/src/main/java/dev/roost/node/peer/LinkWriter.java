package dev.roost.node.peer;

import dev.roost.proto.codec.FrameHead;
import dev.roost.proto.codec.MessageEncoder;
import dev.roost.proto.message.Bye;
import dev.roost.proto.message.Delivery;
import dev.roost.proto.message.Message;
import dev.roost.proto.model.Octets;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import java.time.Duration;
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
    private static final int UNREAD_BYTES_MAX = 8 * 1024 * 1024;

    private final Channel channel;
    private final Duration goodbye;
    private final Runnable drained;
    private final Outgoing out = new Outgoing();
    private final AtomicLong queued = new AtomicLong();
    private final AtomicLong unread = new AtomicLong();
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

    /** From any thread. */
    void send(Message message) {
        ByteBuf frame = control(message);
        int size = frame.readableBytes();
        if (unread.addAndGet(size) > UNREAD_BYTES_MAX) {
            LOG.info("{} does not read what it is told and is given up", channel.remoteAddress());
            frame.release();
            channel.close();
            return;
        }
        channel.writeAndFlush(frame).addListener(written -> unread.addAndGet(-size));
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
        onLoop(() -> {
            out.add(message);
            pump();
        });
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
            Outgoing.Slice slice = out.next(head -> channel.write(control(head)));
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
            channel.writeAndFlush(control(last));
            closeAfter(goodbye);
        });
    }

    /** Says why, and closes. From the event loop. */
    void close(Bye last) {
        channel.writeAndFlush(control(last)).addListener(ChannelFutureListener.CLOSE);
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
        channel.eventLoop().schedule((Runnable) channel::close, wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean writeMessages() {
        Optional<Message> message = out.nextMessage();
        boolean any = message.isPresent();
        while (message.isPresent()) {
            channel.write(control(message.get()));
            message = out.nextMessage();
        }
        return any;
    }

    private static ByteBuf control(Message message) {
        byte[] bytes = MessageEncoder.encode(message);
        return Unpooled.wrappedBuffer(FrameHead.control(bytes.length).encode(), bytes);
    }
}
