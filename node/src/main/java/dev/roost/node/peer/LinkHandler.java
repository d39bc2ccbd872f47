package dev.roost.node.peer;

import dev.roost.proto.codec.FrameHead;
import dev.roost.proto.codec.MessageDecoder;
import dev.roost.proto.message.Bye;
import dev.roost.proto.message.ByeReason;
import dev.roost.proto.message.Credit;
import dev.roost.proto.message.Deliver;
import dev.roost.proto.message.Message;
import dev.roost.proto.message.Ping;
import dev.roost.proto.message.Pong;
import dev.roost.proto.model.MalformedException;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.timeout.IdleStateEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One link's way in: frames become messages and deliveries, which the listener hears on the executor, in order. While
 * too much waits there nothing more is read; before the other side has proved to belong, one message is heard before
 * the next is looked at. On the link's event loop, but for methods that say otherwise.
 */
final class LinkHandler extends SimpleChannelInboundHandler<FrameDecoder.Frame> {
    private static final Logger LOG = LoggerFactory.getLogger(LinkHandler.class);
    private static final int UNHEARD_MAX = 512;
    private static final int UNHEARD_LOW = 128;
    private static final int CREDIT_STEP_BYTES = 256 * 1024;

    private final Channel channel;
    private final FrameDecoder decoder;
    private final LinkWriter writer;
    private final Executor executor;
    private final LinkGate.Pass pass;
    private final Incoming in = new Incoming();
    private final AtomicInteger unheard = new AtomicInteger();
    private final AtomicInteger ungranted = new AtomicInteger();
    private Optional<LinkListener> listener = Optional.empty();
    private Optional<Bye> bye = Optional.empty();
    private volatile boolean trusted;
    private volatile boolean closing;
    private boolean pinged;
    private boolean full;
    private boolean deaf;
    private boolean over;

    /**
     * Prepares a link's way in, and out.
     *
     * @param goodbye how long last words may take
     */
    LinkHandler(Channel channel, FrameDecoder decoder, Executor executor, LinkGate.Pass pass, Duration goodbye) {
        super(false);
        this.channel = channel;
        this.decoder = decoder;
        this.writer = new LinkWriter(channel, goodbye, this::tellDrained);
        this.executor = executor;
        this.pass = pass;
    }

    LinkWriter writer() {
        return writer;
    }

    /** Whether messages still come and go. From any thread. */
    boolean isOpen() {
        return channel.isActive() && !closing;
    }

    /** Begins to read. From any thread, once. */
    void start(LinkListener newListener) {
        writer.onLoop(() -> {
            listener = Optional.of(newListener);
            if (channel.isActive()) {
                goOn();
            } else {
                tellOver();
            }
        });
    }

    /** The other side has proved to belong. From any thread. */
    void trust() {
        decoder.trust();
        writer.trust();
        trusted = true;
        pass.close();
    }

    /** A delivery of this many bytes was dealt with. From any thread. */
    void taken(int bytes) {
        int owed = ungranted.addAndGet(bytes);
        if (owed >= CREDIT_STEP_BYTES && ungranted.compareAndSet(owed, 0)) {
            writer.onLoop(() -> {
                in.returned(owed);
                writer.send(new Credit(owed));
            });
        }
    }

    /** Says why, and closes; nothing more is heard. From any thread. */
    void close(Bye last) {
        if (!trusted && last.reason() == ByeReason.UNKNOWN) {
            pass.turnedAway("a device that belongs to no library here");
        }
        closing = true;
        writer.sayGoodbye(last);
        writer.onLoop(this::hearNothingMore);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FrameDecoder.Frame frame) throws MalformedException {
        pinged = false;
        try {
            if (!deaf && listener.isPresent()) {
                take(frame);
            }
        } finally {
            frame.bytes().release();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        writer.pump();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        // While this side itself does not read, silence says nothing of the other.
        if (event instanceof IdleStateEvent && !full) {
            if (!pinged) {
                pinged = true;
                writer.send(new Ping(0));
            } else {
                LOG.info("{} is silent and is given up", channel.remoteAddress());
                channel.close();
            }
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        pass.close();
        tellOver();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException && !(cause instanceof MalformedException)) {
            LOG.debug("the connection with {} broke", channel.remoteAddress(), cause);
            channel.close();
        } else {
            breach(cause);
        }
    }

    private void take(FrameDecoder.Frame frame) throws MalformedException {
        if (frame.head().type() == FrameHead.DATA) {
            Optional<Incoming.Delivered> done = in.slice(frame.head().stream(), frame.bytes(), trusted);
            if (done.isPresent()) {
                hear(l -> l.delivered(done.get().head(), done.get().bytes()));
            }
        } else {
            byte[] bytes = new byte[frame.bytes().readableBytes()];
            frame.bytes().readBytes(bytes);
            hear(MessageDecoder.decode(bytes));
        }
    }

    private void hear(Message message) throws MalformedException {
        if (message instanceof Ping ping) {
            writer.pong(new Pong(ping.token()));
        } else if (message instanceof Pong) {
            LOG.trace("{} is alive", channel.remoteAddress());
        } else if (message instanceof Credit credit) {
            writer.credit(credit.bytes());
        } else if (message instanceof Deliver head) {
            in.open(head, trusted);
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
        full |= unheard.incrementAndGet() > UNHEARD_MAX;
        // Where the link is gone already there is nobody to hold up: what came before its end is all that comes.
        if ((full || !trusted) && channel.isActive()) {
            decoder.hold();
            channel.config().setAutoRead(false);
        }
        executor.execute(() -> {
            try {
                if (!closing) {
                    hearing.by(to);
                }
            } catch (IOException e) {
                writer.onLoop(() -> breach(e));
            } finally {
                int left = unheard.decrementAndGet();
                if (decoder.isHeld() && (left == 0 || left == UNHEARD_LOW)) {
                    writer.onLoop(this::goOn);
                }
            }
        });
    }

    /** Reads on, if the listener has heard enough of what came. */
    private void goOn() {
        int waiting = unheard.get();
        boolean heard = waiting == 0 || (trusted && waiting <= UNHEARD_LOW);
        if (!heard || deaf || !decoder.isHeld()) {
            return;
        }
        full = false;
        channel.config().setAutoRead(true);
        try {
            decoder.release(channel.pipeline().context(decoder));
        } catch (Exception e) {
            breach(e);
        }
    }

    /** Reads on all the same: bytes that nobody read would make the last words fail to arrive. */
    private void hearNothingMore() {
        deaf = true;
        decoder.discard();
        channel.config().setAutoRead(true);
    }

    private void breach(Throwable caught) {
        if (deaf) {
            return;
        }
        Throwable cause = caught instanceof DecoderException && caught.getCause() != null ? caught.getCause() : caught;
        if (cause instanceof RuntimeException || cause instanceof Error) {
            LOG.error("a mistake in this program closes the link with {}", channel.remoteAddress(), cause);
        } else if (trusted) {
            LOG.info("closing the link with {}: {}", channel.remoteAddress(), String.valueOf(cause.getMessage()));
        } else {
            pass.turnedAway(String.valueOf(cause.getMessage()));
        }
        closing = true;
        writer.close(new Bye(ByeReason.PROTOCOL, 0));
        hearNothingMore();
    }

    private void tellDrained() {
        listener.filter(l -> !deaf).ifPresent(l -> executor.execute(l::drained));
    }

    private void tellOver() {
        if (!over && listener.isPresent()) {
            over = true;
            LinkListener to = listener.get();
            executor.execute(() -> to.closed(bye));
        }
    }
}
