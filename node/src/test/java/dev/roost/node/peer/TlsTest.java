package dev.roost.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.node.Until;
import dev.roost.node.crypto.Identity;
import dev.roost.proto.SeededRandom;
import dev.roost.proto.message.ByeReason;
import dev.roost.proto.message.Delivery;
import dev.roost.proto.message.Ping;
import dev.roost.proto.message.WantEntries;
import dev.roost.proto.model.LogId;
import dev.roost.proto.model.Octets;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.internal.tcnative.SSL;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** TLS as it is spoken here: with whom, in which versions, and that nobody is let in unlooked at. */
class TlsTest {
    private final List<Station> stations = new ArrayList<>();
    private final Leaks leaks = new Leaks();

    @AfterEach
    void closeAll() {
        stations.forEach(Station::close);
        assertThat(leaks.found()).isEmpty();
        leaks.close();
    }

    private Station add(Station station) {
        stations.add(station);
        return station;
    }

    static Stream<Arguments> ways() {
        List<Arguments> all = new ArrayList<>();
        for (SslProvider server : List.of(SslProvider.OPENSSL, SslProvider.JDK)) {
            for (SslProvider client : List.of(SslProvider.OPENSSL, SslProvider.JDK)) {
                all.add(Arguments.of(server, client, true, false));
                all.add(Arguments.of(server, client, false, true));
            }
        }
        all.add(Arguments.of(SslProvider.OPENSSL, SslProvider.OPENSSL, true, true));
        all.add(Arguments.of(SslProvider.JDK, SslProvider.JDK, false, false));
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void everyTlsAndEveryEventLoopMeetEveryOther(
            SslProvider server, SslProvider client, boolean serverEpoll, boolean clientEpoll) throws Exception {
        Station there = add(Station.of(1, server, serverEpoll)).listening();
        Station here = add(Station.of(2, client, clientEpoll));
        Station.Pair link = here.pairWith(there);
        assertThat(link.here().device()).isEqualTo(there.identity.id());
        assertThat(link.there().device()).isEqualTo(here.identity.id());
        assertThat(link.here().keyHash()).isEqualTo(there.identity.leaf().keyHash());
        assertThat(link.here().isOutgoing()).isTrue();
        assertThat(link.there().isOutgoing()).isFalse();

        Ear ear = new Ear();
        link.here().start(new Ear());
        link.there().start(ear);
        link.here().trust();
        link.there().trust();
        WantEntries want = new WantEntries(new LogId(here.identity.id(), 7), 1, 2);
        link.here().send(want);
        link.here().deliver(Delivery.CHUNK, Octets.copyOf(new byte[32]), new byte[900_000]);
        Until.holds("all has come", () -> ear.bytes.get() == 900_000);
        assertThat(ear.messages).containsExactly(want);
    }

    @Test
    void withBoringSslAtBothEndsTheKeyExchangeIsHybrid() throws Exception {
        Station there = add(Station.of(1)).listening();
        Identity me = Identity.create(new SeededRandom(3));
        ReferenceCountedOpenSslEngine engine = (ReferenceCountedOpenSslEngine)
                handshake(new TlsContexts(me.leaf(), SslProvider.OPENSSL).client(), there);
        assertThat(groups).containsExactly("X25519MLKEM768");
        assertThat(engine.getSession().getProtocol()).isEqualTo("TLSv1.3");
    }

    private final List<String> groups = new ArrayList<>();

    private SSLEngine handshake(SslContext tls, Station there) throws Exception {
        EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, Station.named("test-tls"), NioIoHandler.newFactory());
        CompletableFuture<SSLEngine> done = new CompletableFuture<>();
        try {
            new Bootstrap()
                    .group(loop)
                    .channel(NioSocketChannel.class)
                    .handler(new ChannelInitializer<SocketChannel>() {
                        @Override
                        protected void initChannel(SocketChannel channel) {
                            SslHandler handler = tls.newHandler(channel.alloc());
                            channel.pipeline().addLast(handler);
                            handler.handshakeFuture().addListener(shaken -> {
                                if (!shaken.isSuccess()) {
                                    done.completeExceptionally(shaken.cause());
                                    return;
                                }
                                if (handler.engine() instanceof ReferenceCountedOpenSslEngine engine) {
                                    groups.add(SSL.getGroupName(engine.sslPointer()));
                                }
                                done.complete(handler.engine());
                            });
                        }

                        @Override
                        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
                            done.completeExceptionally(cause);
                        }
                    })
                    .connect(there.address());
            return done.get(10, TimeUnit.SECONDS);
        } finally {
            loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    @Test
    void anOlderTlsIsRefused() throws Exception {
        for (SslProvider provider : List.of(SslProvider.OPENSSL, SslProvider.JDK)) {
            Station there = add(Station.of(1, provider, true)).listening();
            Leaf me = Leaf.of(Identity.create(new SeededRandom(3)));
            assertThatThrownBy(() -> Stranger.tls(there.port(), me, "TLSv1.2", "roost/1"))
                    .isInstanceOf(IOException.class);
            assertThat(there.came).isEmpty();
        }
    }

    @Test
    void whoeverSpeaksAnotherProtocolOrNoneGetsNoLink() throws Exception {
        for (SslProvider provider : List.of(SslProvider.OPENSSL, SslProvider.JDK)) {
            Station there = add(Station.of(1, provider, false)).listening();
            Leaf me = Leaf.of(Identity.create(new SeededRandom(3)));
            for (String[] protocols : List.of(new String[] {}, new String[] {"http/1.1"}, new String[] {"roost/2"})) {
                try (Stranger stranger = Stranger.tls(there.port(), me, "TLSv1.3", protocols)) {
                    stranger.send(new Ping(1));
                    assertThat(stranger.readToEnd()).isZero();
                } catch (IOException e) {
                    assertThat(e).isNotNull();
                }
            }
            assertThat(there.came).isEmpty();
        }
    }

    /** A resumed session would skip the look at the certificate. */
    @Test
    void everyConnectionShowsItsCertificateAgain() throws Exception {
        for (SslProvider server : List.of(SslProvider.OPENSSL, SslProvider.JDK)) {
            for (SslProvider client : List.of(SslProvider.OPENSSL, SslProvider.JDK)) {
                CountingTrust atServer = new CountingTrust();
                CountingTrust atClient = new CountingTrust();
                Identity there = Identity.create(new SeededRandom(1));
                Identity here = Identity.create(new SeededRandom(2));
                Station listening = add(Station.of(new TlsContexts(there.leaf(), server, atServer)))
                        .listening();
                Station calling = add(Station.of(new TlsContexts(here.leaf(), client, atClient)));
                for (int i = 1; i <= 3; i++) {
                    Station.Pair link = calling.pairWith(listening);
                    // Tickets come behind the handshake, with the first data.
                    Ear ear = new Ear();
                    link.here().start(ear);
                    link.there().start(new Ear());
                    link.there().send(new WantEntries(new LogId(there.id(), 1), 1, 1));
                    Until.holds("a word came", () -> ear.messages.size() == 1);
                    link.here().close(ByeReason.GOING);
                    ear.end();
                    assertThat(atServer.looked)
                            .as("%s looked at %s", server, client)
                            .hasValue(i);
                    assertThat(atClient.looked)
                            .as("%s looked at %s", client, server)
                            .hasValue(i);
                }
            }
        }
    }

    /** Neither may somebody else's client resume: who was cut off could come back without being looked at. */
    @Test
    void aClientThatKeepsSessionsIsLookedAtEachTimeToo() throws Exception {
        for (SslProvider provider : List.of(SslProvider.OPENSSL, SslProvider.JDK)) {
            CountingTrust looking = new CountingTrust();
            Identity there = Identity.create(new SeededRandom(1));
            Station listening = add(Station.of(new TlsContexts(there.leaf(), provider, looking)))
                    .listening();
            SSLContext keeps = Stranger.context(Leaf.of(Identity.create(new SeededRandom(3))));
            for (int i = 1; i <= 3; i++) {
                try (Stranger stranger = Stranger.tls(listening.port(), keeps, "TLSv1.3", "roost/1")) {
                    PeerLink link = listening.nextLink();
                    link.start(new Ear());
                    link.send(new Ping(5));
                    assertThat(stranger.read()).isEqualTo(new Ping(5));
                    assertThat(looking.looked).as("%s", provider).hasValue(i);
                }
            }
        }
    }

    @Test
    void datesOfACertificateMeanNothing() throws Exception {
        Identity identity = Identity.create(new SeededRandom(1));
        for (SslProvider provider : List.of(SslProvider.OPENSSL, SslProvider.JDK)) {
            Station there = add(Station.of(7, provider, true)).listening();
            try (Stranger stranger = Stranger.tls(there.port(), Leaf.expired(identity))) {
                assertThat(there.nextLink().device()).isEqualTo(identity.id());
                assertThat(stranger.ssl().getSession().isValid()).isTrue();
            }
        }
    }

    @Test
    void aDeviceThatConnectsToItselfSeesItself() throws Exception {
        Station me = add(Station.of(1)).listening();
        Station.Pair link = me.pairWith(me);
        assertThat(link.here().device()).isEqualTo(me.identity.id());
        assertThat(link.there().device()).isEqualTo(me.identity.id());
    }

    @Test
    void whereNobodyOfOursAnswersTheCallFails() throws Exception {
        Station me = add(Station.of(1));
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread answering = Station.named("test-http").newThread(() -> {
                try (Socket caller = silent.accept()) {
                    caller.getOutputStream()
                            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            answering.start();
            assertThatThrownBy(() -> me.network
                            .connect(
                                    new InetSocketAddress(InetAddress.getLoopbackAddress(), silent.getLocalPort()),
                                    "roost.invalid")
                            .get(15, TimeUnit.SECONDS))
                    .hasRootCauseInstanceOf(IOException.class);
        }
    }
}
