package dev.roost.node.peer;

import dev.roost.proto.codec.FrameHead;
import dev.roost.proto.codec.MessageDecoder;
import dev.roost.proto.codec.MessageEncoder;
import dev.roost.proto.message.Bye;
import dev.roost.proto.message.ByeReason;
import dev.roost.proto.message.Credit;
import dev.roost.proto.message.Deliver;
import dev.roost.proto.message.Delivery;
import dev.roost.proto.message.Message;
import dev.roost.proto.message.Ping;
import dev.roost.proto.message.Pong;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.Octets;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.timeout.IdleState;
import io.netty.handler.timeout.IdleStateEvent;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One link's work on its event loop: frames in and out, credits, pings. What is heard goes to the listener on the
 * executor, in order; while too much waits there, nothing more is read. Methods that say so may be called from any
 * thread.
 */
final class LinkHandler extends SimpleChannelInboundHandler<FrameDecoder.Frame> {
    private static final Logger LOG = LoggerFactory.getLogger(LinkHandler.class);
    private static final int UNHEARD_MAX = 512;
    private static final int UNHEARD_LOW = 128;
    private static final int CREDIT_STEP_BYTES = 256 * 1024;

    /** Queued bytes below which a listener hears that there is room, if there were more. */
    private static final int QUEUED_LOW_BYTES = 2 * 1024 * 1024;

    private final Channel channel;
    private final Executor executor;
    private final LinkGate.Pass pass;
    private final Outgoing out = new Outgoing();
    private final Incoming in = new Incoming();
    private final Deque<FrameDecoder.Frame> early = new ArrayDeque<>();
    private final AtomicInteger unheard = new AtomicInteger();
    private final AtomicInteger ungranted = new AtomicInteger();
    private final AtomicLong queued = new AtomicLong();
    private Optional<LinkListener> listener = Optional.empty();
    private Optional<Bye> bye = Optional.empty();
    private boolean crowded;

    LinkHandler(Channel channel, Executor executor, LinkGate.Pass pass) {
        super(false);
        this.channel = channel;
        this.executor = executor;
        this.pass = pass;
    }

    /** Begins to read, frames first that came early. From any thread, once. */
    void start(LinkListener newListener) {
        channel.eventLoop().execute(() -> {
            listener = Optional.of(newListener);
            if (!channel.isActive()) {
                executor.execute(() -> newListener.closed(bye));
                return;
            }
            try {
                while (!early.isEmpty()) {
                    take(early.remove());
                }
                channel.config().setAutoRead(true);
            } catch (MalformedException e) {
                breach(e);
            }
        });
    }

    /** From any thread. */
    void send(Message message) {
        channel.writeAndFlush(control(message));
    }

    /** From any thread. */
    void deliver(Delivery kind, Octets name, byte[] bytes) {
        queued.addAndGet(bytes.length);
        channel.eventLoop().execute(() -> {
            out.add(kind, name, bytes);
            crowded |= queued.get() >= QUEUED_LOW_BYTES;
            pump();
        });
    }

    /** Sends a message behind everything that was given to {@link #deliver} before. From any thread. */
    void sendAfterDeliveries(Message message) {
        channel.eventLoop().execute(() -> {
            out.add(message);
            pump();
        });
    }

    /** Bytes that wait to go out. From any thread. */
    long queuedBytes() {
        return queued.get();
    }

    /** A delivery of this many bytes was dealt with. From any thread. */
    void taken(int bytes) {
        int owed = ungranted.addAndGet(bytes);
        if (owed >= CREDIT_STEP_BYTES && ungranted.compareAndSet(owed, 0)) {
            channel.eventLoop().execute(() -> {
                in.returned(owed);
                send(new Credit(owed));
            });
        }
    }

    /** Says why, and closes. From any thread. */
    void close(Bye last) {
        channel.writeAndFlush(control(last)).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FrameDecoder.Frame frame) throws MalformedException {
        if (listener.isPresent()) {
            take(frame);
        } else {
            early.add(frame);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        pump();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof IdleStateEvent idle && idle.state() == IdleState.READER_IDLE) {
            if (idle.isFirst()) {
                send(new Ping(0));
            } else {
                LOG.info("{} is silent and is given up", channel.remoteAddress());
                channel.close();
            }
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        pass.close();
        early.forEach(frame -> frame.bytes().release());
        early.clear();
        listener.ifPresent(l -> executor.execute(() -> l.closed(bye)));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        breach(cause);
    }

    private void take(FrameDecoder.Frame frame) throws MalformedException {
        try {
            if (frame.head().type() == FrameHead.DATA) {
                in.slice(frame.head().stream(), frame.bytes())
                        .ifPresent(done -> hear(l -> l.delivered(done.head(), done.bytes())));
            } else {
                byte[] bytes = new byte[frame.bytes().readableBytes()];
                frame.bytes().readBytes(bytes);
                hear(MessageDecoder.decode(bytes));
            }
        } finally {
            frame.bytes().release();
        }
    }

    private void hear(Message message) throws MalformedException {
        if (message instanceof Ping ping) {
            send(new Pong(ping.token()));
        } else if (message instanceof Pong) {
            LOG.trace("{} is alive", channel.remoteAddress());
        } else if (message instanceof Credit credit) {
            out.credit(credit.bytes());
            pump();
        } else if (message instanceof Deliver head) {
            in.open(head);
        } else if (message instanceof Bye last) {
            bye = Optional.of(last);
            channel.close();
        } else {
            hear(l -> l.message(message));
        }
    }

    /** What the listener is to hear of one frame; it may throw what closes the link. */
    private interface Hearing {
        void by(LinkListener listener) throws IOException;
    }

    private void hear(Hearing hearing) {
        LinkListener to = listener.orElseThrow();
        if (unheard.incrementAndGet() > UNHEARD_MAX) {
            channel.config().setAutoRead(false);
        }
        executor.execute(() -> {
            try {
                hearing.by(to);
            } catch (IOException e) {
                breach(e);
            } finally {
                if (unheard.decrementAndGet() == UNHEARD_LOW) {
                    channel.config().setAutoRead(true);
                }
            }
        });
    }

    private void breach(Throwable cause) {
        LOG.info("closing the link with {}: {}", channel.remoteAddress(), String.valueOf(cause.getMessage()));
        close(new Bye(ByeReason.PROTOCOL, 0));
    }

    private void pump() {
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
            hear(LinkListener::drained);
        }
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
