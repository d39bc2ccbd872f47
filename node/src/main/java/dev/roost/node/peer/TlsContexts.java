package dev.roost.node.peer;

import dev.roost.node.crypto.TlsLeaf;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.internal.tcnative.SSL;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * TLS as the protocol wants it: version 1.3 only, both sides' certificates, ALPN {@value #PROTOCOL}, no resumption (it
 * would skip the look at the certificate) and no early data. With BoringSSL the key exchange is hybrid (X25519MLKEM768)
 * where the other side has it too; the JDK's TLS is the fallback where BoringSSL does not load.
 */
final class TlsContexts {
    static final String PROTOCOL = "roost/1";
    private static final List<String> CIPHERS =
            List.of("TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256", "TLS_CHACHA20_POLY1305_SHA256");
    private static final String[] GROUPS = {"X25519MLKEM768", "X25519"};

    /** The JDK issues and keeps session tickets unless they would live longer than TLS allows, which is seven days. */
    private static final int SESSION_SECONDS_TOO_LONG = 8 * 24 * 3600;

    private final TlsLeaf leaf;
    private final SslProvider provider;
    private final X509ExtendedTrustManager trust;

    /** Prepares TLS with BoringSSL where it loads. */
    TlsContexts(TlsLeaf leaf) {
        this(leaf, OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK);
    }

    TlsContexts(TlsLeaf leaf, SslProvider provider) {
        this(leaf, provider, new BindingTrust());
    }

    TlsContexts(TlsLeaf leaf, SslProvider provider, X509ExtendedTrustManager trust) {
        this.leaf = leaf;
        this.provider = provider;
        this.trust = trust;
    }

    SslContext server() throws SSLException {
        return finish(
                SslContextBuilder.forServer(leaf.key(), leaf.certificate()).clientAuth(ClientAuth.REQUIRE));
    }

    SslContext client() throws SSLException {
        return finish(SslContextBuilder.forClient()
                .keyManager(leaf.key(), leaf.certificate())
                .endpointIdentificationAlgorithm(null));
    }

    /** BoringSSL gives out tickets for TLS 1.3 whatever its context was told: each engine has to be told not to. */
    static SslHandler withoutTickets(SslHandler handler) {
        if (handler.engine() instanceof ReferenceCountedOpenSslEngine engine) {
            SSL.setOptions(engine.sslPointer(), SSL.SSL_OP_NO_TICKET);
        }
        return handler;
    }

    private SslContext finish(SslContextBuilder builder) throws SSLException {
        builder.sslProvider(provider)
                .trustManager(trust)
                .protocols("TLSv1.3")
                .ciphers(CIPHERS)
                .applicationProtocolConfig(new ApplicationProtocolConfig(
                        Protocol.ALPN,
                        SelectorFailureBehavior.NO_ADVERTISE,
                        SelectedListenerFailureBehavior.ACCEPT,
                        PROTOCOL));
        if (provider == SslProvider.OPENSSL) {
            builder.option(OpenSslContextOption.GROUPS, GROUPS.clone());
        }
        SslContext context = builder.build();
        if (context.sessionContext() instanceof OpenSslSessionContext sessions) {
            sessions.setSessionCacheEnabled(false);
        } else {
            context.sessionContext().setSessionTimeout(SESSION_SECONDS_TOO_LONG);
        }
        return context;
    }
}
