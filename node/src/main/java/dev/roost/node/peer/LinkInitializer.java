package dev.roost.node.peer;

import dev.roost.node.crypto.LeafBinding;
import dev.roost.proto.model.Octets;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets up one connection: TLS, frames, idle watch; when the handshake is done it becomes a {@link PeerLink}. */
final class LinkInitializer extends ChannelInitializer<SocketChannel> {
    private static final Logger LOG = LoggerFactory.getLogger(LinkInitializer.class);
    private final Surroundings around;
    private final Function<SocketChannel, SslHandler> tls;
    private final Optional<LinkGate> gate;
    private final boolean outgoing;
    private final Consumer<PeerLink> ready;

    /**
     * What all connections of a network share.
     *
     * @param open those that are to be closed with the network
     * @param executor on which listeners hear
     */
    record Surroundings(ChannelGroup open, Executor executor, Patience patience) {}

    /**
     * Prepares one side's connections.
     *
     * @param gate counts strangers, where they come by themselves
     */
    LinkInitializer(
            Surroundings around,
            Function<SocketChannel, SslHandler> tls,
            Optional<LinkGate> gate,
            boolean outgoing,
            Consumer<PeerLink> ready) {
        this.around = around;
        this.tls = tls;
        this.gate = gate;
        this.outgoing = outgoing;
        this.ready = ready;
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        around.open().add(channel);
        Optional<LinkGate.Pass> pass = gate.isEmpty()
                ? Optional.of(LinkGate.Pass.forACalled())
                : gate.get().enter(channel.remoteAddress().getAddress(), channel::close);
        if (pass.isEmpty()) {
            channel.close();
            return;
        }
        channel.closeFuture().addListener(closed -> pass.get().close());
        SslHandler handler = tls.apply(channel);
        handler.setHandshakeTimeout(around.patience().handshake().toMillis(), TimeUnit.MILLISECONDS);
        FrameDecoder decoder = new FrameDecoder();
        channel.pipeline()
                .addLast(handler)
                .addLast(new IdleStateHandler(around.patience().silence().toMillis(), 0, 0, TimeUnit.MILLISECONDS))
                .addLast(decoder)
                .addLast(new Handshake(handler, decoder, pass.get()));
    }

    /** Waits for TLS, reads who is there, and steps aside. */
    private final class Handshake extends ChannelInboundHandlerAdapter {
        private final SslHandler tlsHandler;
        private final FrameDecoder decoder;
        private final LinkGate.Pass pass;

        Handshake(SslHandler tlsHandler, FrameDecoder decoder, LinkGate.Pass pass) {
            this.tlsHandler = tlsHandler;
            this.decoder = decoder;
            this.pass = pass;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof SslHandshakeCompletionEvent done) {
                if (done.isSuccess() && TlsContexts.PROTOCOL.equals(tlsHandler.applicationProtocol())) {
                    context.channel().config().setAutoRead(false);
                    pass.identified();
                    become(context);
                } else {
                    turnAway(context, Optional.ofNullable(done.cause()));
                }
            } else {
                context.close();
            }
        }

        private void become(ChannelHandlerContext context) {
            try {
                X509Certificate leaf =
                        (X509Certificate) tlsHandler.engine().getSession().getPeerCertificates()[0];
                Octets identity = LeafBinding.verify(new X509Certificate[] {leaf});
                LinkHandler handler = new LinkHandler(
                        context.channel(),
                        decoder,
                        around.executor(),
                        pass,
                        around.patience().goodbye());
                PeerLink.Other other = new PeerLink.Other(identity, leaf);
                context.pipeline().replace(this, null, handler);
                ready.accept(new PeerLink(context.channel(), handler, other, outgoing));
            } catch (SSLPeerUnverifiedException | CertificateException e) {
                turnAway(context, Optional.of(e));
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            turnAway(context, Optional.of(cause));
        }

        private void turnAway(ChannelHandlerContext context, Optional<Throwable> cause) {
            LOG.debug("no handshake with {}", context.channel().remoteAddress(), cause.orElse(null));
            pass.turnedAway(cause.map(Throwable::getMessage).orElse("it does not speak " + TlsContexts.PROTOCOL));
            // Nobody would take, and give back, the frames that came already.
            decoder.discard();
            context.close();
        }
    }
}
