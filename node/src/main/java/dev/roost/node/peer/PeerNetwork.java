package dev.roost.node.peer;

import dev.roost.node.crypto.Identity;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;

/** Listens for other devices and connects to them. Safe for use by many threads; owns its event loops. */
public final class PeerNetwork implements Closeable {
    private static final int EVENT_LOOPS = 2;
    private static final int CONNECT_MILLIS_MAX = 5_000;
    private static final int CLOSE_SECONDS_MAX = 3;
    private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(1 << 20, 4 << 20);

    private final EventLoopGroup loops;
    private final boolean epoll;
    private final LinkInitializer.Surroundings around;
    private final SslContext serverTls;
    private final SslContext clientTls;
    private final LinkGate strangers;
    private final Map<Long, CompletableFuture<PeerLink>> connecting = new ConcurrentHashMap<>();
    private final AtomicLong attempts = new AtomicLong();

    /** All that is open: whoever comes when it is closed is closed too. */
    private final ChannelGroup open = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE, true);

    /**
     * Prepares the network.
     *
     * @param executor on which listeners hear, in order
     */
    public PeerNetwork(Identity identity, Executor executor, ThreadFactory threads) throws IOException {
        this(identity, executor, threads, address -> false);
    }

    /**
     * Prepares the network.
     *
     * @param known whether a device was met at an address: places are kept for those; must not block
     */
    public PeerNetwork(Identity identity, Executor executor, ThreadFactory threads, Predicate<InetAddress> known)
            throws IOException {
        this(
                new TlsContexts(identity.leaf()),
                executor,
                threads,
                new LinkGate(known),
                Epoll.isAvailable(),
                Patience.USUAL);
    }

    PeerNetwork(
            TlsContexts tls,
            Executor executor,
            ThreadFactory threads,
            LinkGate strangers,
            boolean epoll,
            Patience patience)
            throws IOException {
        this.strangers = strangers;
        this.epoll = epoll;
        this.around = new LinkInitializer.Surroundings(open, executor, patience);
        IoHandlerFactory handlers = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        this.loops = new MultiThreadIoEventLoopGroup(EVENT_LOOPS, threads, handlers);
        try {
            this.serverTls = tls.server();
            this.clientTls = tls.client();
        } catch (SSLException e) {
            throw new IOException("TLS could not be set up: " + e.getMessage(), e);
        }
    }

    /**
     * Listens from now on; every device that connects becomes a link that nobody reads until it is started.
     *
     * @return the port, which differs from the one asked for if that was 0
     * @throws IOException if the address cannot be listened on
     */
    public int listen(InetSocketAddress address, Consumer<PeerLink> connected) throws IOException {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loops)
                .channel(serverClass())
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
                .childHandler(new LinkInitializer(
                        around,
                        channel -> TlsContexts.withoutTickets(serverTls.newHandler(channel.alloc())),
                        Optional.of(strangers),
                        false,
                        connected));
        try {
            Channel channel = bootstrap.bind(address).sync().channel();
            open.add(channel);
            return ((InetSocketAddress) channel.localAddress()).getPort();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("listening was stopped", e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("cannot listen on " + address + ": " + e.getMessage(), e);
        }
    }

    /**
     * Connects to an address, whoever is there.
     *
     * @param serverName for the TLS handshake: a tag that only the library's devices can read
     */
    public CompletableFuture<PeerLink> connect(InetSocketAddress address, String serverName) {
        CompletableFuture<PeerLink> link = new CompletableFuture<>();
        long attempt = attempts.incrementAndGet();
        connecting.put(attempt, link);
        link.whenComplete((made, failure) -> connecting.remove(attempt));
        EventLoop loop = loops.next();
        try {
            // All of it on one loop: what is begun there is ended there, also where the network closes meanwhile.
            loop.execute(() -> connect(loop, address, serverName, link));
        } catch (RejectedExecutionException e) {
            link.completeExceptionally(new IOException("the network is closed", e));
        }
        return link;
    }

    private void connect(
            EventLoop loop, InetSocketAddress address, String serverName, CompletableFuture<PeerLink> link) {
        Function<SocketChannel, SslHandler> tls =
                channel -> clientTls.newHandler(channel.alloc(), serverName, address.getPort());
        Bootstrap bootstrap = new Bootstrap()
                .group(loop)
                .channel(clientClass())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS_MAX)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
                .handler(new LinkInitializer(around, tls, Optional.empty(), true, link::complete));
        ChannelFuture attempt = bootstrap.connect(address);
        attempt.addListener(connected -> {
            if (!connected.isSuccess()) {
                link.completeExceptionally(new IOException("no connection to " + address, connected.cause()));
            }
        });
        attempt.channel()
                .closeFuture()
                .addListener(closed ->
                        link.completeExceptionally(new IOException("no roost device answered at " + address)));
    }

    @Override
    public void close() {
        // Loops that end may leave what they served open: a task in their last turn is enough for it.
        open.close().awaitUninterruptibly(CLOSE_SECONDS_MAX, TimeUnit.SECONDS);
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(CLOSE_SECONDS_MAX, TimeUnit.SECONDS);
        // What a loop was given in its last moment it may have dropped.
        connecting.values().forEach(link -> link.completeExceptionally(new IOException("the network is closed")));
    }

    private Class<? extends ServerSocketChannel> serverClass() {
        return epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    }

    private Class<? extends SocketChannel> clientClass() {
        return epoll ? EpollSocketChannel.class : NioSocketChannel.class;
    }
}
